package hotline.tie;

import hotline.policy.taxonomy.Codes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an agent whom a customer refuses did wrong (R6), as the supervisor finds. */
public enum Fault {
    NONE("none"),
    ORDINARY("ordinary"),
    SERIOUS("serious");

    private static final Map<String, Fault> BY_CODE = Codes.of(values(), Fault::code);

    private final String code;

    Fault(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** @param standsFirm the customer insists after the explanation */
    public Outcome outcome(boolean standsFirm) {
        if (standsFirm) {
            return Outcome.AVOIDED;
        }
        return switch (this) {
            case NONE -> Outcome.DECLINED;
            case ORDINARY -> Outcome.GOES_ON;
            case SERIOUS -> Outcome.AVOIDED;
        };
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }

    public static Optional<Fault> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** What follows. */
    public enum Outcome {
        /** The supervisor has explained why not. */
        DECLINED("declined"),
        /** The customer was calmed, and the same agent continues. */
        GOES_ON("goes-on"),
        /** The next in the rotation gets the customer's work, as a new case. */
        AVOIDED("avoided");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }
}
