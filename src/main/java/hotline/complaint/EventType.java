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
    /** A limit beside the customer's own has passed: of a stage, a department, a first response, a promise. */
    OVERDUE("overdue", true),
    /** The customer is told what we wait for, and that the limit waits with us. */
    PAUSED("paused", false),
    RESUMED("resumed", false),
    EXTENSION_ASKED("extension-asked", true),
    /** The customer is told the new date. */
    EXTENSION_GRANTED("extension-granted", false),
    EXTENSION_REFUSED("extension-refused", true),
    /** Which department has it is the house's own affair (P6). */
    HANDED_OVER("handed-over", true),
    /** T4: by when the customer hears from us again. */
    REPLY_PROMISED("reply-promised", false),
    NOTICE_ISSUED("notice-issued", true),
    NOTICE_RECEIVED("notice-received", true),
    NOTICE_ANSWERED("notice-answered", true),
    /** Another version of the policy rules it now. */
    RULED_ANEW("ruled-anew", true),
    /** The calendar changed, and the limits with it. */
    RECOUNTED("recounted", false),
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
