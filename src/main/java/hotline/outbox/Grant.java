package hotline.outbox;

import hotline.outbox.message.OutboxRoute;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How many messages a route may send now.
 *
 * @param free how many more may be under way
 * @param tokens how many it may send now by its rate, which gathers those of a second
 */
record Grant(int route, int free, float tokens) {
    private static final int MOST = 50;
    /** A node that ends messages asks for the route at once; a dead one's are taken back later. */
    private static final Duration FULL = Duration.ofSeconds(1);

    /** A route whose turn it is. */
    record Due(OutboxRoute route, float tokens, Instant tokensAt, int sending) {}

    static Grant of(Due due, Instant now) {
        var route = due.route();
        int allowed = route.breaker().isRecovering()
                ? Math.min(route.breaker().probes(), route.inFlight())
                : route.inFlight();
        double gathered = due.tokens()
                + Math.max(0, Duration.between(due.tokensAt(), now).toMillis()) / 1_000.0 * route.perSecond();
        return new Grant(route.id(), Math.max(0, allowed - due.sending()), (float)
                Math.min(gathered, Math.max(1, route.perSecond())));
    }

    int most() {
        return Math.min(MOST, Math.min(free, (int) tokens));
    }

    /**
     * When the route is asked again; empty: when its next message is due.
     *
     * @param seen how many were found due
     * @param taken how many of them are sent
     */
    Optional<Instant> next(int seen, int taken, float perSecond, Instant now) {
        if (most() > 0 && seen < most()) {
            return Optional.empty();
        }
        if (free - taken <= 0) {
            return Optional.of(now.plus(FULL));
        }
        float left = tokens - taken;
        return Optional.of(
                left >= 1 ? now : now.plusMillis((long) Math.ceil(Math.min(60_000, (1 - left) / perSecond * 1_000))));
    }
}
