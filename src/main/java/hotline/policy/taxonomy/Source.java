package hotline.policy.taxonomy;

import java.util.Map;
import java.util.Optional;

/** Where a complaint comes from (投诉来源, F1): a customer, or a branch about a hub or another branch. */
public enum Source {
    EXTERNAL("external"),
    INTERNAL("internal");

    private static final Map<String, Source> BY_CODE = Codes.of(values(), Source::code);

    private final String code;

    Source(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<Source> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    public static Map<String, Source> byCode() {
        return BY_CODE;
    }
}
