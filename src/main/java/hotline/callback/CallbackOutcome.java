package hotline.callback;

import hotline.callback.Consequence.Aftermath;
import hotline.policy.CallbackRules;
import hotline.policy.Dissatisfaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How an attempt to call a customer back ended, as the agent records it. */
public sealed interface CallbackOutcome {

    /** The agent's note on the call. */
    Optional<String> comment();

    Kind kind();

    /**
     * The consequence for the callback and for its complaint.
     *
     * @param unanswered earlier attempts that used up one of the policy's; an expired lease uses up none
     */
    Consequence consequence(int unanswered, CallbackRules rules);

    /** When the customer wants the next call; empty: they named no time. */
    default Optional<Instant> wish() {
        return Optional.empty();
    }

    default String code() {
        return kind().code();
    }

    /** All there are, in the order in which the contract and the screens list them. */
    enum Kind {
        REACHED("reached", false, said -> new Reached(said.score(), said.comment(), said.followUp())),
        NO_ANSWER("no-answer", true, said -> new NoAnswer(said.comment())),
        CALL_LATER("call-later", false, said -> new CallLater(said.callAt().orElseThrow(), said.comment())),
        REFUSED("refused", false, said -> new Refused(said.comment())),
        GIVEN_BACK("given-back", false, said -> new GivenBack(said.comment()));

        private final String code;
        private final boolean usesUpAttempt;
        // A constructor, which has no state.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Recorded recorded;

        Kind(String code, boolean usesUpAttempt, Recorded recorded) {
            this.code = code;
            this.usesUpAttempt = usesUpAttempt;
            this.recorded = recorded;
        }

        public String code() {
            return code;
        }

        /** An outcome of this kind, which keeps what belongs to its kind. */
        public CallbackOutcome of(Said said) {
            return recorded.of(said);
        }

        public static Optional<Kind> of(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code.equals(code))
                    .findFirst();
        }

        public static List<String> codes() {
            return Arrays.stream(values()).map(Kind::code).toList();
        }

        /** Codes of the outcomes that count as one of the attempts that the policy allows. */
        static String[] usingUpAttempts() {
            return Arrays.stream(values())
                    .filter(kind -> kind.usesUpAttempt)
                    .map(Kind::code)
                    .toArray(String[]::new);
        }

        private interface Recorded {
            CallbackOutcome of(Said said);
        }
    }

    /**
     * What an agent may record about a call.
     *
     * @param callAt the time that the customer named; always there for {@link Kind#CALL_LATER}
     */
    record Said(
            Optional<Integer> score,
            Optional<String> comment,
            Optional<Dissatisfaction> followUp,
            Optional<Instant> callAt) {}

    /**
     * The customer answered.
     *
     * @param score 1–5; empty where the customer gave none
     * @param followUp what the agent chose for a customer who does not accept the conclusion, instead of the policy's way
     */
    record Reached(Optional<Integer> score, Optional<String> comment, Optional<Dissatisfaction> followUp)
            implements CallbackOutcome {
        public Reached {
            if (score.filter(given -> given < 1 || given > 5).isPresent()) {
                throw new IllegalArgumentException("a score is 1 to 5, not " + score.get());
            }
        }

        @Override
        public Kind kind() {
            return Kind.REACHED;
        }

        @Override
        public Consequence consequence(int unanswered, CallbackRules rules) {
            boolean unsatisfied = score.filter(rules::isUnsatisfied).isPresent();
            var aftermath = followUp.or(() -> Optional.of(rules.beforeClosing()).filter(way -> unsatisfied))
                    .map(Aftermath::of)
                    .orElse(Aftermath.CLOSE);
            return Consequence.ended(CallbackStatus.REACHED, aftermath);
        }

        /** With the rating that stood among the answers. */
        Reached scored(Optional<Integer> rating) {
            return new Reached(rating, comment, followUp);
        }

        /** A follow-up makes sense for a customer who is not satisfied, whether they put a number on it or not. */
        boolean allowsFollowUp(CallbackRules rules) {
            return score.map(rules::isUnsatisfied).orElse(true);
        }
    }

    /** The customer did not answer; uses up one of the policy's attempts. */
    record NoAnswer(Optional<String> comment) implements CallbackOutcome {
        @Override
        public Kind kind() {
            return Kind.NO_ANSWER;
        }

        @Override
        public Consequence consequence(int unanswered, CallbackRules rules) {
            return unanswered + 1 < rules.attempts()
                    ? Consequence.again(rules.retryAfter())
                    : Consequence.ended(CallbackStatus.UNREACHABLE, Aftermath.CLOSE);
        }
    }

    /** The customer asked for a call at another time ("call me tomorrow at ten"); uses up no attempt. */
    record CallLater(Instant at, Optional<String> comment) implements CallbackOutcome {
        @Override
        public Kind kind() {
            return Kind.CALL_LATER;
        }

        @Override
        public Consequence consequence(int unanswered, CallbackRules rules) {
            return Consequence.again(Duration.ZERO);
        }

        @Override
        public Optional<Instant> wish() {
            return Optional.of(at);
        }
    }

    /** The customer does not want to be called. */
    record Refused(Optional<String> comment) implements CallbackOutcome {
        @Override
        public Kind kind() {
            return Kind.REFUSED;
        }

        @Override
        public Consequence consequence(int unanswered, CallbackRules rules) {
            return Consequence.ended(CallbackStatus.REFUSED, Aftermath.CLOSE);
        }
    }

    /** The agent could not make the call; uses up no attempt. */
    record GivenBack(Optional<String> comment) implements CallbackOutcome {
        @Override
        public Kind kind() {
            return Kind.GIVEN_BACK;
        }

        @Override
        public Consequence consequence(int unanswered, CallbackRules rules) {
            return Consequence.again(Duration.ZERO);
        }
    }
}
