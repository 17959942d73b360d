package hotline.policy.taxonomy;

import java.util.Map;
import java.util.Optional;

/** Whether a customer sits in the company's own country, 国内, or abroad, 国外: P5 gives them different limits. */
public enum Market {
    DOMESTIC("domestic"),
    FOREIGN("foreign");

    private static final Map<String, Market> BY_CODE = Codes.of(values(), Market::code);

    private final String code;

    Market(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<Market> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    public static Map<String, Market> byCode() {
        return BY_CODE;
    }
}
