package hotline.policy.taxonomy;

import java.util.Map;

/**
 * The author of a complaint record: an agent on the telephone, the customer without an account, or a branch's account.
 */
public enum Filer {
    AGENT("agent"),
    CUSTOMER("customer"),
    BRANCH("branch");

    private static final Map<String, Filer> BY_CODE = Codes.of(values(), Filer::code);

    private final String code;

    Filer(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Map<String, Filer> byCode() {
        return BY_CODE;
    }
}
