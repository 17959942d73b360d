package hotline.telephony;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A call as its row stands.
 *
 * @param connector id of the connector that reported it; calls written down by people have that of {@code by-hand}
 * @param day of its first known event, in the connector's zone
 * @param callId the exchange's id
 * @param person the agent whose telephone answered, or rang last
 * @param file the customer's file; written by anyone who finds it
 * @param complaint what was recorded of the call
 * @param seenAt the last sign of life, by our own clock
 * @param wrapUpUntil until when its agent wraps up
 */
public record Call(
        long id,
        long connector,
        LocalDate day,
        String callId,
        CallFacts facts,
        Instant seenAt,
        Optional<Long> person,
        Optional<Long> file,
        Optional<Long> complaint,
        Optional<Instant> wrapUpUntil) {

    Call with(CallFacts known) {
        return new Call(id, connector, day, callId, known, seenAt, person, file, complaint, wrapUpUntil);
    }

    Call seen(Instant at) {
        var latest = at.isBefore(seenAt) ? seenAt : at;
        return new Call(id, connector, day, callId, facts, latest, person, file, complaint, wrapUpUntil);
    }

    Call of(Optional<Long> agent) {
        return new Call(id, connector, day, callId, facts, seenAt, agent, file, complaint, wrapUpUntil);
    }

    Call stored(long as) {
        return new Call(as, connector, day, callId, facts, seenAt, person, file, complaint, wrapUpUntil);
    }

    public boolean isOpen() {
        return facts.endedAt().isEmpty();
    }

    /** By the earliest known step. */
    Instant began() {
        return facts.offeredAt()
                .or(facts::queuedAt)
                .or(facts::alertingAt)
                .or(facts::answeredAt)
                .or(facts::endedAt)
                .orElse(seenAt);
    }

    /** How long the caller waited: from the call's arrival to the answer (C1). */
    public Optional<Duration> waited() {
        return between(facts.offeredAt(), facts.answeredAt());
    }

    /** How long the telephone rang at the agent who answered (T1). */
    public Optional<Duration> rang() {
        return between(facts.alertingAt(), facts.answeredAt());
    }

    /** How long they spoke, holds included. */
    public Optional<Duration> talked() {
        return between(facts.answeredAt(), facts.endedAt());
    }

    private static Optional<Duration> between(Optional<Instant> from, Optional<Instant> to) {
        return from.flatMap(begin -> to.map(end -> Duration.between(begin, end)));
    }
}
