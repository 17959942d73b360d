package hotline.policy;

import hotline.policy.taxonomy.Codes;
import java.util.Map;
import java.util.Optional;

/** What a clock of a complaint measures. */
public enum ClockKind {
    /** From receipt until the customer has first been answered (C1, T6). */
    FIRST_RESPONSE("first-response"),
    /** From receipt until the case is closed (F5, P5). */
    HANDLING("handling"),
    /** One department's turn in a fixed order of them (P3, P4). */
    STAGE("stage"),
    /** As long as one department holds the case, so that lost time is charged to the department that lost it. */
    HOLDING("holding"),
    /** From the resolution until the customer has been called back (F9). */
    CALLBACK("callback"),
    /** Until the reply that was promised to the customer (T4). */
    PROMISED_REPLY("promised-reply");

    private static final Map<String, ClockKind> BY_CODE = Codes.of(values(), ClockKind::code);

    private final String code;

    ClockKind(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** Waiting for the customer delays our work, but neither our promise nor the callback. */
    public boolean canPause() {
        return this != CALLBACK && this != PROMISED_REPLY;
    }

    public static Optional<ClockKind> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    public static Map<String, ClockKind> byCode() {
        return BY_CODE;
    }
}
