package hotline.customer.handover;

import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far a hand-over is. */
public enum HandOverState {
    /** The receiver is to check the file. */
    TO_CHECK("to-check"),
    /** It has defects, which are to be mended. */
    RETURNED("returned"),
    ACCEPTED("accepted"),
    WITHDRAWN("withdrawn");

    private static final Map<String, HandOverState> BY_CODE = Codes.of(values(), HandOverState::code);

    private final String code;

    HandOverState(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public boolean isOpen() {
        return this == TO_CHECK || this == RETURNED;
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }

    public static Optional<HandOverState> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
