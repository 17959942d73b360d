package hotline.telephony.figure;

import hotline.telephony.CallCause;
import hotline.telephony.CallDirection;
import hotline.telephony.CallParty;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts a call. The same call has the same facts, whatever came first: what no one knows is counted as such and never guessed. A call counts on the
 * day on which it came in, once its outcome is known.
 */
final class CallTally {
    private static final String CALLBACK = "callback";
    private static final String NO_CALLBACK = "none";

    private final CountedCall call;
    private final CallFact.Place place;
    private final List<CallFact> facts = new ArrayList<>();

    private CallTally(CountedCall call, ZoneId zone) {
        this.call = call;
        var arrived = call.arrivedAt().atZone(zone);
        place = new CallFact.Place(
                arrived.toLocalDate(),
                arrived.getHour(),
                call.direction().code(),
                call.connector(),
                call.queue(),
                call.person());
    }

    /** @param zone in which days are meant */
    static List<CallFact> of(CountedCall call, ZoneId zone) {
        if (call.direction() == CallDirection.INTERNAL) {
            return List.of();
        }
        var tally = new CallTally(call, zone);
        if (call.isByHand()) {
            tally.writtenDown();
        } else if (call.answeredAt().isPresent()) {
            tally.answered(call.answeredAt().get());
        } else if (call.endedAt().isPresent() && tally.isContact()) {
            tally.notAnswered();
        }
        return List.copyOf(tally.facts);
    }

    private void writtenDown() {
        if (isContact()) {
            add(CallFactKind.ANSWERED, CallFact.UNMEASURED, 0);
        }
        recorded();
    }

    /** Whether it is a customer's own call: one that is transferred was counted when it came in. */
    private boolean isContact() {
        return call.direction() == CallDirection.IN && !call.isTransferred();
    }

    private void answered(Instant at) {
        if (isContact()) {
            measured(CallFactKind.ANSWERED, call.offeredAt(), at);
            rang(at);
        }
        call.endedAt().ifPresent(ended -> over(at, ended));
    }

    private void rang(Instant answered) {
        if (call.alertingAt().isPresent()) {
            add(
                    CallFactKind.RANG,
                    CallFact.AT_TELEPHONE,
                    between(call.alertingAt().get(), answered));
        } else if (call.offeredAt().isPresent() && call.queuedAt().isEmpty()) {
            add(
                    CallFactKind.RANG,
                    CallFact.FROM_ARRIVAL,
                    between(call.offeredAt().get(), answered));
        }
    }

    private void over(Instant answered, Instant ended) {
        if (call.isEndKnown()) {
            add(CallFactKind.TALKED, "", Math.max(0, between(answered, ended) - call.heldMillis()));
            if (call.heldMillis() > 0) {
                add(CallFactKind.HELD, "", call.heldMillis());
            }
            call.wrapUpMillis().ifPresent(millis -> add(CallFactKind.WRAPPED_UP, "", millis));
            add(CallFactKind.HUNG_UP, call.endedBy().map(CallParty::code).orElse(""), 0);
        } else {
            add(CallFactKind.END_UNKNOWN, "", 0);
        }
        recorded();
    }

    private void recorded() {
        if (call.direction() == CallDirection.IN) {
            add(call.isRecorded() ? CallFactKind.RECORDED : CallFactKind.UNRECORDED, "", 0);
        }
    }

    private void notAnswered() {
        var ended = call.endedAt().orElseThrow();
        var cause = call.cause().orElse(CallCause.UNKNOWN);
        switch (cause) {
            // Answered, says the exchange, and the answer itself was lost: how long the customer waited, no one knows.
            case UNKNOWN, ANSWERED -> add(CallFactKind.UNKNOWN, "", 0);
            case ABANDONED -> measured(CallFactKind.ABANDONED, call.offeredAt(), ended);
            case NO_ANSWER, BUSY, REJECTED, UNREACHABLE, WRONG_NUMBER, FORWARDED, VOICEMAIL, FAILED ->
                add(
                        CallFactKind.UNANSWERED,
                        cause.code(),
                        call.offeredAt().map(from -> between(from, ended)).orElse(0L));
        }
        if (cause != CallCause.ANSWERED && cause != CallCause.FORWARDED) {
            add(CallFactKind.MISSED, call.isCalledBack() ? CALLBACK : NO_CALLBACK, 0);
        }
    }

    private void measured(CallFactKind kind, Optional<Instant> from, Instant to) {
        add(
                kind,
                from.isPresent() ? "" : CallFact.UNMEASURED,
                from.map(begin -> between(begin, to)).orElse(0L));
    }

    private static long between(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toMillis());
    }

    private void add(CallFactKind kind, String about, long value) {
        facts.add(new CallFact(kind, about, value, place));
    }
}
