package hotline.callback;

import hotline.callback.Consequence.Aftermath;
import hotline.callback.plan.NextCall;
import hotline.policy.CallbackRules;
import hotline.policy.Dissatisfaction;
import hotline.policy.calling.CallResult;
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
     * @param next what the plan says of the next attempt
     */
    default Consequence consequence(NextCall next, CallbackRules rules) {
        return next instanceof NextCall.At at
                ? Consequence.again(at)
                : Consequence.ended(CallbackStatus.UNREACHABLE, Aftermath.CLOSE);
    }

    /** When the customer wants the next call; empty: they named no time. */
    default Optional<Instant> wish() {
        return Optional.empty();
    }

    default String code() {
        return kind().code();
    }

    /** All there are, in the order in which the contract and the screens list them. */
    enum Kind {
        REACHED(CallResult.REACHED, said -> new Reached(said.score(), said.comment(), said.followUp())),
        NO_ANSWER(CallResult.NO_ANSWER),
        BUSY(CallResult.BUSY),
        VOICEMAIL(CallResult.VOICEMAIL),
        WRONG_NUMBER(CallResult.WRONG_NUMBER),
        UNOBTAINABLE(CallResult.UNOBTAINABLE),
        CALL_LATER(CallResult.CALL_LATER, said -> new CallLater(said.callAt().orElseThrow(), said.comment())),
        REFUSED(CallResult.REFUSED, said -> new Refused(said.comment())),
        ABANDONED_BY_US(CallResult.ABANDONED_BY_US),
        GIVEN_BACK(CallResult.GIVEN_BACK, said -> new GivenBack(said.comment()));

        private final CallResult result;
        // A constructor, which has no state.
        @SuppressWarnings("ImmutableEnumChecker")
        private final Recorded recorded;

        Kind(CallResult result, Recorded recorded) {
            this.result = result;
            this.recorded = recorded;
        }

        Kind(CallResult notReached) {
            this(notReached, said -> new NotReached(notReached, said.comment()));
        }

        public String code() {
            return result.code();
        }

        public CallResult result() {
            return result;
        }

        /** An outcome of this kind, which keeps what belongs to its kind. */
        public CallbackOutcome of(Said said) {
            return recorded.of(said);
        }

        public static Optional<Kind> of(String code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code().equals(code))
                    .findFirst();
        }

        public static List<String> codes() {
            return Arrays.stream(values()).map(Kind::code).toList();
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
        public Consequence consequence(NextCall next, CallbackRules rules) {
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

    /** The customer was not reached, in one of the ways in which a call ends without them. */
    record NotReached(CallResult result, Optional<String> comment) implements CallbackOutcome {
        public NotReached {
            if (!result.isUnanswered() && result != CallResult.WRONG_NUMBER && result != CallResult.ABANDONED_BY_US) {
                throw new IllegalArgumentException(result.code() + " is no call without the customer");
            }
        }

        @Override
        public Kind kind() {
            return Kind.of(result.code()).orElseThrow();
        }
    }

    /** The customer asked for a call at another time ("call me tomorrow at ten"); uses up no attempt. */
    record CallLater(Instant at, Optional<String> comment) implements CallbackOutcome {
        @Override
        public Kind kind() {
            return Kind.CALL_LATER;
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
        public Consequence consequence(NextCall next, CallbackRules rules) {
            return Consequence.ended(CallbackStatus.REFUSED, Aftermath.CLOSE);
        }
    }

    /** The agent could not make the call; uses up no attempt. */
    record GivenBack(Optional<String> comment) implements CallbackOutcome {
        @Override
        public Kind kind() {
            return Kind.GIVEN_BACK;
        }
    }
}
