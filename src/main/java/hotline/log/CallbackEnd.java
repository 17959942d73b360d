package hotline.log;

import hotline.policy.taxonomy.Codes;
import java.util.Map;
import java.util.Optional;

/** How a callback (回访) ended. */
public enum CallbackEnd {
    REACHED("reached"),
    REFUSED("refused"),
    UNREACHABLE("unreachable"),
    ANSWERED_ONLINE("answered-online"),
    CANCELLED("cancelled");

    private static final Map<String, CallbackEnd> BY_CODE = Codes.of(values(), CallbackEnd::code);

    private final String code;

    CallbackEnd(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static Optional<CallbackEnd> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
