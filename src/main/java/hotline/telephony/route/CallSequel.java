package hotline.telephony.route;

import hotline.offer.OfferAnswer;
import hotline.telephony.Call;
import hotline.telephony.CallCause;
import hotline.telephony.CallLeg;
import hotline.telephony.CallState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

        /** The exchange rings at someone by itself. */
        record Rings(long agent) implements Step {}

        /** It waits no more. */
        record Close() implements Step {}
    }

    /**
     * A call with the people at its telephones.
     *
     * @param persons whose telephones those of the call are
     */
    record Seen(Call call, Map<String, Long> persons) {
        /** All telephones of calls, as their exchanges name them. */
        static List<String> telephones(Stream<Call> calls) {
            return calls.flatMap(call -> call.facts().legs().stream())
                    .flatMap(leg -> leg.agent().stream())
                    .distinct()
                    .toList();
        }

        /** Who answered first, on whatever telephone. */
        Optional<Long> answeredBy() {
            return call.facts().answeredAt().isPresent() ? call.person() : Optional.empty();
        }

        /** Who speaks with the customer now; after a transfer within the call another one than who answered. */
        Optional<Long> speaks() {
            if (!call.isOpen()) {
                return Optional.empty();
            }
            boolean isByTelephone = call.facts().legs().stream()
                    .anyMatch(leg -> !leg.leg().isEmpty() && leg.answeredAt().isPresent());
            return isByTelephone ? call.facts().speaking().flatMap(this::person) : answeredBy();
        }

        private Optional<Long> person(CallLeg leg) {
            return leg.agent().equals(call.facts().agent())
                    ? call.person()
                    : leg.agent().flatMap(agent -> Optional.ofNullable(persons.get(agent)));
        }

        private Optional<CallLeg> unansweredLeg(long agent) {
            return call.facts().legs().stream()
                    .filter(leg -> leg.endedAt().isPresent()
                            && leg.answeredAt().isEmpty()
                            && person(leg).filter(one -> one == agent).isPresent())
                    .findFirst();
        }
    }

    /** @param offered to whom the call is offered now */
    static List<Step> of(Optional<Seen> before, Seen after, Optional<Long> offered) {
        var steps = new ArrayList<Step>();
        var answered = after.answeredBy();
        var end = offered.flatMap(agent -> ended(after, agent));
        end.ifPresent(steps::add);
        boolean isAccepted =
                end.filter(one -> one.answer() == OfferAnswer.ACCEPTED).isPresent();
        var spoke = before.flatMap(Seen::speaks);
        var speaks = after.speaks();
        // Whoever accepted just now is busy by that, also where another one speaks already.
        var left = isAccepted && spoke.isEmpty() ? answered : spoke;
        if (speaks.isPresent() && !speaks.equals(left)) {
            steps.add(new Step.Took(speaks.get()));
        }
        if (left.isPresent() && !left.equals(speaks)) {
            steps.add(new Step.Left(left.get()));
        }
        boolean isOver = answered.isPresent()
                || after.call().facts().answeredAt().isPresent()
                || !after.call().isOpen();
        if (!isOver && after.call().facts().state() == CallState.ALERTING) {
            after.call()
                    .person()
                    .filter(agent -> offered.isEmpty() || (end.isPresent() && offered.get() != agent.longValue()))
                    .ifPresent(agent -> steps.add(new Step.Rings(agent)));
        }
        if (isOver) {
            steps.add(new Step.Close());
        }
        return steps;
    }

    private static Optional<Step.EndOffer> ended(Seen after, long agent) {
        var facts = after.call().facts();
        if (facts.answeredAt().isPresent()) {
            return Optional.of(
                    after.answeredBy().filter(one -> one == agent).isPresent()
                            ? new Step.EndOffer(OfferAnswer.ACCEPTED, Optional.empty())
                            : withdrawn(WITH_ANOTHER));
        }
        return after.call().isOpen()
                ? after.unansweredLeg(agent).map(leg -> byCause(leg.cause().orElse(CallCause.NO_ANSWER)))
                : Optional.of(byCause(facts.cause().orElse(CallCause.UNKNOWN)));
    }

    /** R2: who does not answer loses the turn; a caller who gives up takes it from no one. */
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
