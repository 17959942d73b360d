package hotline.customer.quality;

import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a check of one field found. */
public enum Verdict {
    TRUE("true"),
    FALSE("false"),
    /** No one could say: the customer was not reached, and no document shows it. */
    UNREACHABLE("unreachable");

    private static final Map<String, Verdict> BY_CODE = Codes.of(values(), Verdict::code);

    private final String code;

    Verdict(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }

    public static Optional<Verdict> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
