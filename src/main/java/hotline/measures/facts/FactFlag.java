package hotline.measures.facts;

/** What else is true of a fact. Stored as bits of one number; a bit never changes its meaning. */
public enum FactFlag {
    ON_TIME(1),
    ON_TIME_UNEXTENDED(1 << 1),
    /** The first closing of its case. */
    FIRST(1 << 2),
    /** The customer was asked for a rating. */
    ASKED(1 << 3),
    SATISFIED(1 << 4),
    /** Longer than the department's own limit. */
    LATE(1 << 5),
    /** The notice asks for an answer. */
    TO_ANSWER(1 << 6),
    IN_TIME(1 << 7),
    /** The complaint had ended before it was reopened. */
    HAD_ENDED(1 << 8),
    /** The value is known: older events lack it. */
    TIMED(1 << 9),
    /** The callback reached its customer. */
    REACHED(1 << 10),
    /** A call was due when the callback ended. */
    CALL_DUE(1 << 11),
    /** The customer said yes. */
    YES(1 << 12);

    private final int bit;

    FactFlag(int bit) {
        this.bit = bit;
    }

    /** As a condition of SQL, of a row of facts or of their sums. */
    public String isSet() {
        return "flags & " + bit + " <> 0";
    }

    boolean isIn(int flags) {
        return (flags & bit) != 0;
    }

    int where(boolean isSo) {
        return isSo ? bit : 0;
    }
}
