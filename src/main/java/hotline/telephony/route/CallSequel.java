package hotline.telephony.route;

import hotline.offer.OfferAnswer;
import hotline.telephony.Call;
import hotline.telephony.CallCause;
import hotline.telephony.CallState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a change of a call does to the offer of it and to agents. Pure; the same change again does nothing more, and a call that is seen only when
 * it is over comes to the same as one that was followed.
 */
final class CallSequel {
    static final String WITH_ANOTHER = "with-another";
    static final String CALLER_GONE = "caller-gone";
    static final String PHONE_BUSY = "phone-busy";

    private CallSequel() {}

    sealed interface Step {
        /** The open offer has ended. */
        record EndOffer(OfferAnswer answer, Optional<String> reason) implements Step {}

        /** An agent speaks with a customer without an offer of the call. */
        record Took(long agent) implements Step {}

        /** An agent speaks no more. */
        record Left(long agent) implements Step {}

        /** The exchange rings at somebody by itself. */
        record Rings(long agent) implements Step {}

        /** It waits no more. */
        record Close() implements Step {}
    }

    /**
     * @param offered to whom the call is offered now
     * @param telephones theirs
     */
    static List<Step> of(Optional<Call> before, Call after, Optional<Long> offered, Set<String> telephones) {
        var steps = new ArrayList<Step>();
        var answered = answeredBy(after);
        var end = offered.flatMap(agent -> ended(after, agent, telephones));
        end.ifPresent(steps::add);
        boolean isAccepted =
                end.filter(one -> one.answer() == OfferAnswer.ACCEPTED).isPresent();
        var spoke = before.flatMap(CallSequel::speaking);
        var speaks = speaking(after);
        boolean isNew = answered.isPresent() && !answered.equals(before.flatMap(CallSequel::answeredBy));
        if (isNew && !isAccepted && speaks.isPresent()) {
            steps.add(new Step.Took(answered.get()));
        }
        if (spoke.isPresent() && !spoke.equals(speaks)) {
            steps.add(new Step.Left(spoke.get()));
        } else if (isAccepted && speaks.isEmpty()) {
            steps.add(new Step.Left(answered.orElseThrow()));
        }
        boolean isOver = answered.isPresent() || !after.isOpen();
        if (!isOver && after.facts().state() == CallState.ALERTING) {
            after.person()
                    .filter(agent -> offered.isEmpty()
                            || end.isPresent() && !offered.get().equals(agent))
                    .ifPresent(agent -> steps.add(new Step.Rings(agent)));
        }
        if (isOver) {
            steps.add(new Step.Close());
        }
        return steps;
    }

    private static Optional<Long> answeredBy(Call call) {
        return call.facts().answeredAt().isPresent() ? call.person() : Optional.empty();
    }

    private static Optional<Long> speaking(Call call) {
        return call.isOpen() ? answeredBy(call) : Optional.empty();
    }

    private static Optional<Step.EndOffer> ended(Call after, long agent, Set<String> telephones) {
        if (after.facts().answeredAt().isPresent()) {
            return Optional.of(
                    after.person().filter(one -> one == agent).isPresent()
                            ? new Step.EndOffer(OfferAnswer.ACCEPTED, Optional.empty())
                            : withdrawn(WITH_ANOTHER));
        }
        if (!after.isOpen()) {
            return Optional.of(byCause(after.facts().cause().orElse(CallCause.UNKNOWN)));
        }
        return after.facts().legs().stream()
                .filter(leg -> leg.agent().filter(telephones::contains).isPresent()
                        && leg.endedAt().isPresent()
                        && leg.answeredAt().isEmpty())
                .findFirst()
                .map(leg -> byCause(leg.cause().orElse(CallCause.NO_ANSWER)));
    }

    /** R2: who does not answer loses the turn; a caller who gives up takes it from nobody. */
    private static Step.EndOffer byCause(CallCause cause) {
        return switch (cause) {
            case NO_ANSWER, UNREACHABLE -> new Step.EndOffer(OfferAnswer.EXPIRED, Optional.empty());
            case REJECTED -> new Step.EndOffer(OfferAnswer.DECLINED, Optional.of("other"));
            case BUSY -> withdrawn(PHONE_BUSY);
            case ABANDONED, WRONG_NUMBER -> withdrawn(CALLER_GONE);
            case ANSWERED, FORWARDED, VOICEMAIL, FAILED, UNKNOWN -> withdrawn("ended");
        };
    }

    private static Step.EndOffer withdrawn(String reason) {
        return new Step.EndOffer(OfferAnswer.WITHDRAWN, Optional.of(reason));
    }
}
