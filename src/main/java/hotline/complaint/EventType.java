package hotline.complaint;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What may happen to a complaint. An internal event never reaches whoever complained, customer or branch; of the others
 * they read the data named here and nothing else (P6).
 */
public enum EventType {
    RECEIVED(
            "received",
            "number",
            "type",
            "subtype",
            "severity",
            "channel",
            "source",
            "market",
            "receivedAt",
            "due",
            "calendar",
            "calendarVersion",
            "policyVersion"),
    ASSIGNED("assigned"),
    RELEASED("released", Internal.EVENT),
    INVESTIGATING("investigating"),
    RESOLVED("resolved", "resolution"),
    CALLBACK_BEGUN("callback-begun", Internal.EVENT),
    CALLBACK_GIVEN_BACK("callback-given-back", Internal.EVENT),
    CALLBACK_ENDED("callback-ended", Internal.EVENT),
    RATED("rated", "score", "satisfied", "source"),
    CLOSED("closed", "receivedAt", "due", "originalDue", "onTime"),
    REOPENED("reopened", "receivedAt"),
    WITHDRAWN("withdrawn", "receivedAt", "due", "originalDue", "onTime"),
    JUDGED_NOT_VALID("judged-not-valid", "receivedAt", "due", "originalDue", "onTime"),
    /** Its reason is written for colleagues; the customer sees the new date. */
    JUDGEMENT_CORRECTED("judgement-corrected", Internal.EVENT),
    BREACHED("breached", "receivedAt", "due"),
    /** A limit beside the customer's own has passed: of a stage, a department, a first response, a promise. */
    OVERDUE("overdue", Internal.EVENT),
    /** The customer is told what we wait for, and that the limit waits with us. */
    PAUSED("paused", "reason", "note", "due"),
    RESUMED("resumed", "pausedAt", "fromDue", "due"),
    EXTENSION_ASKED("extension-asked", Internal.EVENT),
    /** The customer is told the new date and why. */
    EXTENSION_GRANTED("extension-granted", "reason", "fromDue", "due", "workingDays"),
    EXTENSION_REFUSED("extension-refused", Internal.EVENT),
    /** Which department has it is the house's own affair (P6). */
    HANDED_OVER("handed-over", Internal.EVENT),
    /** T4: by when the customer hears from us again. */
    REPLY_PROMISED("reply-promised", "by", "text"),
    NOTICE_ISSUED("notice-issued", Internal.EVENT),
    NOTICE_RECEIVED("notice-received", Internal.EVENT),
    NOTICE_ANSWERED("notice-answered", Internal.EVENT),
    /** Another version of the policy rules it now. */
    RULED_ANEW("ruled-anew", Internal.EVENT),
    /** The calendar changed, and the limits with it. */
    RECOUNTED("recounted", "fromDue", "due"),
    /** Internal unless whoever writes it says that it is for the customer. */
    NOTED("noted", Internal.EVENT, "text"),
    LINKED("linked", "number");

    private enum Internal {
        EVENT
    }

    private final String code;
    private final boolean internal;
    private final List<String> toldOutside;

    EventType(String code, String... toldOutside) {
        this.code = code;
        this.internal = false;
        this.toldOutside = List.of(toldOutside);
    }

    EventType(String code, Internal internal, String... toldOutside) {
        this.code = code;
        this.internal = true;
        this.toldOutside = List.of(toldOutside);
    }

    public String code() {
        return code;
    }

    public boolean isInternal() {
        return internal;
    }

    /** Keys of its data that customers and branches may read. */
    List<String> toldOutside() {
        return toldOutside;
    }

    public static Optional<EventType> of(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }
}
