package hotline.offer;

import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why an agent declines an offer. A list, not free text: it is counted, and holds no words about a customer. */
public enum DeclineReason {
    NOT_TRAINED("not-trained"),
    KNOWS_CUSTOMER("knows-customer"),
    STILL_BUSY("still-busy"),
    LEAVING("leaving"),
    OTHER("other");

    private static final Map<String, DeclineReason> BY_CODE = Codes.of(values(), DeclineReason::code);

    private final String code;

    DeclineReason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }

    public static Optional<DeclineReason> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
