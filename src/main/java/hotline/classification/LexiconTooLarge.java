package hotline.classification;

/** A lexicon that would take too much memory to judge by. */
public final class LexiconTooLarge extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final Part part;
    private final long has;
    private final long most;

    /** What there is too much of. */
    public enum Part {
        /** Wordings; the most is their number. */
        WORDINGS,
        /** Different words of examples, for that many types; they have no separate most. */
        WORDS_OF_EXAMPLES
    }

    LexiconTooLarge(Part part, long has, long most) {
        super(part + " of the lexicon: " + has);
        this.part = part;
        this.has = has;
        this.most = most;
    }

    public Part part() {
        return part;
    }

    /** How many wordings, or how many types the examples are for. */
    public long has() {
        return has;
    }

    public long most() {
        return most;
    }
}
