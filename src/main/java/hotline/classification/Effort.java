package hotline.classification;

/**
 * The remaining effort of a judgement. Counted in places of the text and not in time, so that the same text gets the
 * same judgement on every node and in every replay.
 */
final class Effort {
    private final long most;
    private long left;

    Effort(long most) {
        this.most = most;
        this.left = most;
    }

    /** Throws {@link Spent} where nothing is left. */
    void spend(long places) {
        left -= places;
        if (left < 0) {
            throw new Spent();
        }
    }

    long spent() {
        return most - left;
    }

    /** A text needs more effort than allowed. */
    static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Spent() {
            super("more to look at than a judgement may", null, false, false);
        }
    }
}
