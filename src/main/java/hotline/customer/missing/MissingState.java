package hotline.customer.missing;

import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What became of a missing file. */
public enum MissingState {
    MISSING("missing"),
    /** Its department keeps it for a reason that is noted. */
    HELD_BACK("held-back"),
    DELIVERED("delivered"),
    /** It was not missing. */
    WITHDRAWN("withdrawn");

    private static final Map<String, MissingState> BY_CODE = Codes.of(values(), MissingState::code);

    private final String code;

    MissingState(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public boolean isOpen() {
        return this == MISSING || this == HELD_BACK;
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }

    public static Optional<MissingState> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }
}
