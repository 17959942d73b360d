package hotline.visit;

import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a visit ended. */
public enum VisitOutcome {
    SERVED("served"),
    /** The visitor went before an agent had received them, or without an answer. */
    LEFT("left");

    private static final Map<String, VisitOutcome> BY_CODE = Codes.of(values(), VisitOutcome::code);

    private final String code;

    VisitOutcome(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }

    static Optional<VisitOutcome> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** Of a code that the contract allows. */
    public static VisitOutcome named(String code) {
        return of(code).orElse(LEFT);
    }
}
