package hotline.complaint;

import java.util.Arrays;
import java.util.Optional;

/** What may happen to a complaint. An internal event never reaches whoever complained, customer or branch (P6). */
public enum EventType {
    RECEIVED("received", false),
    ASSIGNED("assigned", false),
    RELEASED("released", true),
    INVESTIGATING("investigating", false),
    RESOLVED("resolved", false),
    CALLBACK_BEGUN("callback-begun", true),
    CALLBACK_GIVEN_BACK("callback-given-back", true),
    CALLBACK_ENDED("callback-ended", true),
    RATED("rated", false),
    CLOSED("closed", false),
    REOPENED("reopened", false),
    WITHDRAWN("withdrawn", false),
    JUDGED_NOT_VALID("judged-not-valid", false),
    /** Its reason is written for colleagues; the customer sees the new date. */
    JUDGEMENT_CORRECTED("judgement-corrected", true),
    BREACHED("breached", false),
    /** Internal unless whoever writes it says that it is for the customer. */
    NOTED("noted", true),
    LINKED("linked", false);

    private final String code;
    private final boolean internal;

    EventType(String code, boolean internal) {
        this.code = code;
        this.internal = internal;
    }

    public String code() {
        return code;
    }

    public boolean isInternal() {
        return internal;
    }

    public static Optional<EventType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }
}
