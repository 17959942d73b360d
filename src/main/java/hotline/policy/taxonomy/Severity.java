package hotline.policy.taxonomy;

import java.util.Map;
import java.util.Optional;

/** How grave a complaint is (程度, F4), from the least to the gravest; every policy has these three. */
public enum Severity {
    MINOR("minor"),
    MODERATE("moderate"),
    SEVERE("severe");

    private static final Map<String, Severity> BY_CODE = Codes.of(values(), Severity::code);

    private final String code;

    Severity(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<Severity> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    public static Map<String, Severity> byCode() {
        return BY_CODE;
    }
}
