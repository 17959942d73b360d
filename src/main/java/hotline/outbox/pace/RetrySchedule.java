package hotline.outbox.pace;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The pauses between the tries of a message. Each is shortened or lengthened by up to a fifth, so that messages that failed together do not come back
 * together.
 */
public record RetrySchedule(List<Duration> pauses) {
    private static final double SPREAD = 0.2;

    public RetrySchedule {
        pauses = List.copyOf(pauses);
    }

    public static RetrySchedule of(List<Duration> pauses) {
        return new RetrySchedule(pauses);
    }

    /**
     * The pause after that many failed tries, from 1; empty: there is no further try.
     *
     * @param retryAfter what the other side asks for: heeded between the pause and twice the pause
     * @param jitter 0 to 1
     */
    public Optional<Duration> after(int failed, Optional<Duration> retryAfter, double jitter) {
        if (failed > pauses.size()) {
            return Optional.empty();
        }
        var base = pauses.get(failed - 1);
        return Optional.of(retryAfter.map(asked -> within(asked, base)).orElseGet(() -> spread(base, jitter)));
    }

    private static Duration within(Duration asked, Duration base) {
        var most = base.multipliedBy(2);
        if (asked.compareTo(base) < 0) {
            return base;
        }
        return asked.compareTo(most) > 0 ? most : asked;
    }

    static Duration spread(Duration pause, double jitter) {
        return Duration.ofMillis(Math.round(pause.toMillis() * (1 - SPREAD + 2 * SPREAD * jitter)));
    }
}
