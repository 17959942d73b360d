package hotline.outbox.pace;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps messages from a route that answers nothing: after some failures in a row it is left alone for a while, then tried with one message, then two,
 * then four, so that a receiver that comes back is not flooded (W6).
 *
 * @param failures one after the other
 * @param opens how often it was left alone since its last success
 * @param probes how many messages may be under way while it recovers; 0: as many as it allows
 * @param failingSince when the first of the failures was
 * @param closedUntil until when nothing is sent
 */
public record Breaker(
        int failures, int opens, int probes, Optional<Instant> failingSince, Optional<Instant> closedUntil) {
    public static final Breaker WHOLE = new Breaker(0, 0, 0, Optional.empty(), Optional.empty());

    public static final int MOST_FAILURES = 5;
    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(10),
            Duration.ofMinutes(15));
    /** Where the other side did not say until when. */
    public static final Duration PARKED = Duration.ofHours(1);

    public boolean isClosed(Instant now) {
        return closedUntil.isPresent() && now.isBefore(closedUntil.get());
    }

    public boolean isRecovering() {
        return probes > 0;
    }

    /**
     * Each success of a recovering route lets twice as many through, until it is whole again. One of a try that began before the route was left alone
     * says nothing about it.
     */
    public Breaker succeeded(int inFlight, Instant now) {
        if (isClosed(now)) {
            return this;
        }
        int more = probes * 2;
        return !isRecovering() || more >= inFlight
                ? WHOLE
                : new Breaker(0, opens, more, Optional.empty(), Optional.empty());
    }

    /** @param jitter 0 to 1 */
    public Breaker failed(Instant now, double jitter) {
        var since = Optional.of(failingSince.orElse(now));
        if (isClosed(now)) {
            // Of a try that began before.
            return new Breaker(failures + 1, opens, probes, since, closedUntil);
        }
        return isRecovering() || failures + 1 >= MOST_FAILURES
                ? new Breaker(
                        failures + 1,
                        opens + 1,
                        1,
                        since,
                        Optional.of(
                                now.plus(RetrySchedule.spread(PAUSES.get(Math.min(opens, PAUSES.size() - 1)), jitter))))
                : new Breaker(failures + 1, opens, probes, since, closedUntil);
    }

    public Breaker parked(Instant now, Optional<Instant> until) {
        return new Breaker(
                failures, opens, 1, Optional.of(failingSince.orElse(now)), Optional.of(until.orElse(now.plus(PARKED))));
    }

    /** An administrator wants it tried now, carefully. */
    public Breaker opened() {
        return new Breaker(failures, opens, failures > 0 || isRecovering() ? 1 : 0, failingSince, Optional.empty());
    }

    public boolean hasFailedFor(Duration time, Instant now) {
        return failingSince.isPresent() && !now.isBefore(failingSince.get().plus(time));
    }
}
