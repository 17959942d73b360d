package hotline.measures.statistics;

/** So many of a whole, or for so much volume, which may be less. */
public record Share(long part, long whole) {
    public static final Share NONE = new Share(0, 0);

    public Share {
        if (part < 0 || whole < 0) {
            throw new IllegalArgumentException(part + " of " + whole + " can't be counted");
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
