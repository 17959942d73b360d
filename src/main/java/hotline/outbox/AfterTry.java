package hotline.outbox;

import hotline.outbox.message.ClaimedMessage;
import hotline.outbox.message.DeliveryResult;
import hotline.outbox.message.MessageState;
import hotline.outbox.message.Way;
import hotline.outbox.message.Way.InDoubt;
import hotline.outbox.pace.Breaker;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a message is after a try.
 *
 * @param nextAt when it is tried again; empty: never by itself
 * @param outcome of the attempt, as a code
 */
record AfterTry(
        ClaimedMessage message,
        MessageState state,
        Optional<Instant> nextAt,
        int tries,
        int doubts,
        Optional<String> providerId,
        String outcome,
        String code,
        String detail) {

    static final String EXPIRED = "no-tries-left";

    boolean isSettled() {
        return nextAt.isEmpty();
    }

    /** @param jitter 0 to 1 */
    static AfterTry of(ClaimedMessage message, DeliveryResult delivery, Instant now, double jitter) {
        if (delivery instanceof DeliveryResult.Delivered) {
            return settled(message, MessageState.DELIVERED, delivery);
        }
        if (delivery instanceof DeliveryResult.Accepted accepted) {
            return new AfterTry(
                    message,
                    MessageState.ACCEPTED,
                    Optional.empty(),
                    message.tries(),
                    doubts(message),
                    Optional.of(accepted.providerId()),
                    delivery.outcome(),
                    delivery.code(),
                    delivery.detail());
        }
        if (delivery instanceof DeliveryResult.Permanent || delivery instanceof DeliveryResult.RouteGone) {
            return settled(message, MessageState.UNDELIVERED, delivery);
        }
        if (delivery instanceof DeliveryResult.Barred) {
            return message.tries() + 1 < DeliveryResult.Barred.TRIES
                    ? again(message, delivery, Optional.empty(), now, jitter)
                    : settled(message, MessageState.UNDELIVERED, delivery).withTries(message.tries() + 1);
        }
        if (delivery instanceof DeliveryResult.Temporary temporary) {
            return again(message, delivery, temporary.retryAfter(), now, jitter);
        }
        if (delivery instanceof DeliveryResult.RouteParked parked) {
            return waiting(
                    message,
                    delivery,
                    MessageState.WAITING,
                    parked.until().orElse(now.plus(Breaker.PARKED)),
                    message.tries(),
                    doubts(message));
        }
        return unknown(message, (DeliveryResult.Unknown) delivery, now, jitter);
    }

    private static AfterTry unknown(
            ClaimedMessage message, DeliveryResult.Unknown delivery, Instant now, double jitter) {
        var way = message.message().to().way();
        if (way.inDoubt() == InDoubt.AGAIN) {
            return again(message, delivery, Optional.empty(), now, jitter);
        }
        var next = now.plus(Way.DOUBT);
        return message.inDoubt() || !next.isBefore(message.message().giveUpAt())
                ? settled(message, MessageState.UNKNOWN, delivery)
                : waiting(message, delivery, MessageState.UNKNOWN, next, message.tries(), doubts(message) + 1);
    }

    private static AfterTry again(
            ClaimedMessage message,
            DeliveryResult delivery,
            Optional<Duration> retryAfter,
            Instant now,
            double jitter) {
        int tries = message.tries() + 1;
        return message.message()
                .to()
                .way()
                .schedule()
                .after(tries, retryAfter, jitter)
                .map(now::plus)
                .filter(next -> next.isBefore(message.message().giveUpAt()))
                .map(next -> waiting(message, delivery, MessageState.WAITING, next, tries, doubts(message)))
                .orElseGet(() -> settled(message, MessageState.DEAD, delivery).withTries(tries));
    }

    private static AfterTry waiting(
            ClaimedMessage message, DeliveryResult delivery, MessageState state, Instant next, int tries, int doubts) {
        return new AfterTry(
                message,
                state,
                Optional.of(next),
                tries,
                doubts,
                Optional.empty(),
                delivery.outcome(),
                delivery.code(),
                delivery.detail());
    }

    private static AfterTry settled(ClaimedMessage message, MessageState state, DeliveryResult delivery) {
        return new AfterTry(
                message,
                state,
                Optional.empty(),
                message.tries(),
                doubts(message),
                Optional.empty(),
                delivery.outcome(),
                delivery.code(),
                delivery.detail());
    }

    private AfterTry withTries(int counted) {
        return new AfterTry(message, state, nextAt, counted, doubts, providerId, outcome, code, detail);
    }

    private static int doubts(ClaimedMessage message) {
        return message.inDoubt() ? 1 : 0;
    }

    /** In one line of printable characters, as it is kept. */
    String shortDetail() {
        var line = detail.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        return line.codePointCount(0, line.length()) > DeliveryResult.LONGEST_DETAIL
                ? line.substring(0, line.offsetByCodePoints(0, DeliveryResult.LONGEST_DETAIL))
                : line;
    }
}
