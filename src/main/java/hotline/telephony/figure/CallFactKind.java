package hotline.telephony.figure;

import hotline.policy.taxonomy.Codes;
import java.util.Map;
import java.util.Optional;

/** What is counted of a call. The code is stored and never changes; times are in milliseconds. */
public enum CallFactKind {
    /** Of calls that come in: answered; the value is how long the customer waited. */
    ANSWERED("answered"),
    /** The customer gave up; the value is how long they waited. */
    ABANDONED("abandoned"),
    /** Ended without an answer in another way, which {@code about} names; the value is how long the customer waited. */
    UNANSWERED("unanswered"),
    /** Ended without an answer, and no one knows how. */
    UNKNOWN("unknown"),
    /** How long it rang before the answer (T1). */
    RANG("rang"),
    /** Of all answered calls that ended: how long the two spoke. */
    TALKED("talked"),
    /** How long the customer was on hold. */
    HELD("held"),
    /** How long the agent's time after the call was. */
    WRAPPED_UP("wrapped-up"),
    /** Answered, and no one knows when it ended. */
    END_UNKNOWN("end-unknown"),
    /** Who hung up first (T11): {@code about} is customer or agent, or empty where the exchange does not say. */
    HUNG_UP("hung-up"),
    /** An answered call of which there is a record (T2). */
    RECORDED("recorded"),
    /** An answered call that ended without one. */
    UNRECORDED("unrecorded"),
    /** A call that came in and was not answered: {@code about} says what became of it. */
    MISSED("missed");

    private static final Map<String, CallFactKind> BY_CODE = Codes.of(values(), CallFactKind::code);

    private final String code;

    CallFactKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    static Optional<CallFactKind> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
