package hotline.policy.care;

import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a customer is contacted (K3). */
public enum ContactWay {
    PHONE("phone"),
    SMS("sms"),
    MAIL("e-mail"),
    /** On site (上门). */
    VISIT("visit");

    private static final Map<String, ContactWay> BY_CODE = Codes.of(values(), ContactWay::code);

    private final String code;

    ContactWay(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Map<String, ContactWay> byCode() {
        return BY_CODE;
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }

    public static Optional<ContactWay> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
