package hotline.telephony.record;

import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the agent has read back to the caller (T2). */
public enum Verified {
    PHONE("phone"),
    NAME("name"),
    ADDRESS("address"),
    MATTER("matter");

    private static final Map<String, Verified> BY_CODE = Codes.of(values(), Verified::code);

    private final String code;

    Verified(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }

    public static Optional<Verified> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
