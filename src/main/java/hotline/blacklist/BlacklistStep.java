package hotline.blacklist;

import hotline.failure.Failure;
import hotline.policy.taxonomy.Codes;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a supervisor does with an entry. Pure. */
public enum BlacklistStep {
    /** Marketing verifies the harm (D3). */
    VERIFY("verify"),
    APPROVE("approve"),
    REFUSE("refuse"),
    /** Much has changed (D3). It stays in force until another person lifts it. */
    ASK_LIFT("ask-lift"),
    /** The customer is qualified from then on. */
    LIFT("lift");

    private static final Map<String, BlacklistStep> BY_CODE = Codes.of(values(), BlacklistStep::code);

    private final String code;

    BlacklistStep(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static List<String> codes() {
        return List.copyOf(BY_CODE.keySet());
    }

    public static Optional<BlacklistStep> of(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** Whether it has to say why. */
    public boolean needsReason() {
        return this == REFUSE || this == ASK_LIFT;
    }

    /**
     * Who has done what so far, by {@code person.id}.
     *
     * @param listed the people who proposed and verified it
     */
    record Earlier(List<Long> listed, Optional<Long> askedToLift) {}

    /** Fails with {@link Failure.Conflict} where the entry's state does not allow it, or the same person has done an earlier step. */
    void check(String state, Earlier earlier, long by) {
        if (!isPossible(state)) {
            throw new Failure.Conflict("the entry is " + state);
        }
        if (this == APPROVE && earlier.listed().contains(by)) {
            throw new Failure.Conflict("another person has to approve what you proposed or verified");
        }
        if (this == LIFT && earlier.askedToLift().isEmpty()) {
            throw new Failure.Conflict("another person has to ask for it first");
        }
        if (this == LIFT && earlier.askedToLift().filter(asked -> asked == by).isPresent()) {
            throw new Failure.Conflict("another person has to lift what you asked to lift");
        }
    }

    private boolean isPossible(String state) {
        return switch (this) {
            case VERIFY -> state.equals("proposed");
            case APPROVE -> state.equals("verified");
            case REFUSE -> state.equals("proposed") || state.equals("verified");
            case ASK_LIFT, LIFT -> state.equals("in-force") || state.equals("ended");
        };
    }

    /** @param by the person who does it */
    public record Taken(BlacklistStep step, Optional<String> reason, long by, Instant at) {}
}
