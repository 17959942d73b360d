package hotline.measures.statistics;

/** So many of a whole. */
public record Share(long part, long whole) {
    public static final Share NONE = new Share(0, 0);

    public Share {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException(part + " is no share of " + whole);
        }
    }

    /** Of an empty whole there is none. */
    public double value() {
        return (double) part / whole;
    }

    public Share plus(Share other) {
        return new Share(part + other.part, whole + other.whole);
    }
}
