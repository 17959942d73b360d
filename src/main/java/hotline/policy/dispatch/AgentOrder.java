package hotline.policy.dispatch;

import hotline.policy.taxonomy.Codes;
import java.util.Map;

/** Which of several agents who could take a work gets it. */
public enum AgentOrder {
    /** The order of the day's sign-in, each at the end again after a turn (R1). */
    ROTATION("rotation"),
    /** Whose last work ended first. */
    LONGEST_IDLE("longest-idle"),
    /** Who has the smallest share of what they may hold. */
    LEAST_LOAD("least-load");

    private static final Map<String, AgentOrder> BY_CODE = Codes.of(values(), AgentOrder::code);

    private final String code;

    AgentOrder(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Map<String, AgentOrder> byCode() {
        return BY_CODE;
    }
}
