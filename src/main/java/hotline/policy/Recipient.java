package hotline.policy;

import hotline.policy.taxonomy.Codes;
import java.util.Map;

/** Whom a rung speaks to; who that is at the moment, the people of the house say. */
public enum Recipient {
    /** The agent who owns the case; the department that holds it while nobody does. */
    HOLDER("holder"),
    /** The department that holds the case (P9). */
    DEPARTMENT("department"),
    /** Its named supervisor; every supervisor where none is named. */
    SUPERVISOR("supervisor"),
    /** Its head (T5); the head office where none is named. */
    HEAD("head"),
    HEAD_OFFICE("head-office");

    private static final Map<String, Recipient> BY_CODE = Codes.of(values(), Recipient::code);

    private final String code;

    Recipient(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Map<String, Recipient> byCode() {
        return BY_CODE;
    }
}
