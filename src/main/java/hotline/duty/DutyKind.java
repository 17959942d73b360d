package hotline.duty;

/** Overdue work that belongs to no complaint. */
public enum DutyKind {
    /** Files that are handed over wait for a check or for mending (A3). */
    HAND_OVERS("hand-overs"),
    /** Missing files are not delivered (A7). */
    MISSING_FILES("missing-files"),
    /** Files wait for a superior's review (A6). */
    REVIEWS("reviews"),
    /** What a review or a check found is not mended (A6). */
    MENDING("mending"),
    /** Contacts with customers are due within days (K2, D4). */
    CARE("care"),
    /** Campaigns wait for a leader's decision (K4). */
    CAMPAIGNS("campaigns"),
    /** Answered calls have no record (T2). */
    CALL_RECORDS("call-records"),
    /** Suggestions of callers wait for a leader (T9). */
    SUGGESTIONS("suggestions"),
    /** Colleagues answered calls of the person's customers (R9). */
    HELPED_CALLS("helped-calls"),
    /** Endpoints of webhooks are disabled since they took nothing. */
    WEBHOOKS("webhooks"),
    /** A mail server takes no mails, or messages were given up after all their tries (O4). */
    MESSAGES("messages");

    private final String code;

    DutyKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
