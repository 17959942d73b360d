package hotline.floor;

/** Whose calls have changed. */
public enum CallNews {
    NONE,
    /** Of others, which supervisors see. */
    OTHERS,
    /** The listener's own. */
    OWN;

    CallNews and(CallNews other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
