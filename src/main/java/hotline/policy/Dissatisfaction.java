package hotline.policy;

import hotline.policy.taxonomy.Codes;
import java.util.Map;

/** What follows when the customer does not accept the conclusion: the case opens again, or a new one linked to it (P7). */
public enum Dissatisfaction {
    REOPEN("reopen"),
    LINKED_CASE("linked-case");

    private static final Map<String, Dissatisfaction> BY_CODE = Codes.of(values(), Dissatisfaction::code);

    private final String code;

    Dissatisfaction(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Map<String, Dissatisfaction> byCode() {
        return BY_CODE;
    }
}
