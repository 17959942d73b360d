package hotline.dispatch;

/** Whether an agent can be offered work, and what becomes of the turn of one who cannot. */
public enum Post {
    /** Can be offered work. */
    READY,
    /** Has an offer, or works, or wraps up: keeps the turn. */
    BUSY,
    /** Works for a customer who asked for the agent: a turn that comes meanwhile is lost (R5). */
    BUSY_ASKED_FOR,
    /** On a break within its limit, or away on duty: keeps the turn. */
    EXCUSED,
    /** Missed offers, beyond a break's limit, or gone without leave: a turn that comes meanwhile is lost (R2). */
    ABSENT;

    boolean losesTurn() {
        return this == BUSY_ASKED_FOR || this == ABSENT;
    }
}
