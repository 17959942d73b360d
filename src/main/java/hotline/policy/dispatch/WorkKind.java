package hotline.policy.dispatch;

import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Map;

/** What an agent can be given. */
public enum WorkKind {
    CALL("call", true, true),
    VISIT("visit", true, true),
    CHAT("chat", false, true),
    CALLBACK("callback", true, false),
    CASE("case", false, false);

    private static final Map<String, WorkKind> BY_CODE = Codes.of(values(), WorkKind::code);

    private final String code;
    private final boolean isSingle;
    private final boolean isCustomerPresent;

    WorkKind(String code, boolean isSingle, boolean isCustomerPresent) {
        this.code = code;
        this.isSingle = isSingle;
        this.isCustomerPresent = isCustomerPresent;
    }

    public String code() {
        return code;
    }

    /** An agent speaks with one customer at a time. */
    public boolean isSingle() {
        return isSingle;
    }

    /** The customer waits while an agent is looked for, so a helper stands in for an owner who is away (R3). */
    public boolean isCustomerPresent() {
        return isCustomerPresent;
    }

    public static Map<String, WorkKind> byCode() {
        return BY_CODE;
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }
}
