package hotline.policy;

import hotline.policy.taxonomy.Codes;
import java.util.Map;

/** The recipient of a rung's notice, as a role; the staff list says which people hold it at the moment. */
public enum Recipient {
    /** The agent who owns the case; for an unowned case the department that holds it. */
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
