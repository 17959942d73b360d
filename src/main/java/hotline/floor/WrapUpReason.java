package hotline.floor;

import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why someone lengthens a wrap-up. A list, since it is counted, and holds no words about a customer. */
public enum WrapUpReason {
    LONG_RECORD("long-record"),
    HAND_OVER("hand-over"),
    COLLEAGUE_ASKED("colleague-asked"),
    UPSET_CUSTOMER("upset-customer"),
    OTHER("other");

    private static final Map<String, WrapUpReason> BY_CODE = Codes.of(values(), WrapUpReason::code);

    private final String code;

    WrapUpReason(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }

    public static Optional<WrapUpReason> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
