package hotline.telephony.record;

import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How soon a caller who asks wants to buy (购买紧迫度, T12), the most urgent first. */
public enum Urgency {
    AT_ONCE("at-once"),
    THIS_MONTH("this-month"),
    THIS_QUARTER("this-quarter"),
    LATER("later"),
    /** They only ask. */
    NONE("none");

    private static final Map<String, Urgency> BY_CODE = Codes.of(values(), Urgency::code);

    private final String code;

    Urgency(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }

    public static Optional<Urgency> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
