package hotline.outbox;

import hotline.outbox.OutboxRouteStore.Worn;
import hotline.outbox.message.ClaimedMessage;
import hotline.outbox.message.DeliveryResult;
import hotline.outbox.message.OutboxRoute;
import hotline.outbox.message.RouteState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What deliveries make of their route. */
final class RouteCourse {
    static final String GONE = "gone";
    static final String FAILING = "failing";

    /**
     * The end of a try.
     *
     * @param isOfOwnNode whether it says something about the route: a try of a node that died does not
     */
    record Ended(ClaimedMessage message, DeliveryResult delivery, Instant at, boolean isOfOwnNode) {}

    private RouteCourse() {}

    /** @param jitter 0 to 1 */
    static Worn after(OutboxRoute route, List<Ended> ended, Instant now, double jitter) {
        var breaker = route.breaker();
        var state = route.state();
        var reason = route.reason();
        for (Ended end : ended) {
            if (!end.isOfOwnNode()) {
                continue;
            }
            var delivery = end.delivery();
            if (delivery instanceof DeliveryResult.RouteGone) {
                state = RouteState.DISABLED;
                reason = Optional.of(GONE);
            } else if (delivery instanceof DeliveryResult.RouteParked parked) {
                breaker = breaker.parked(now, parked.until());
                reason = state == RouteState.ACTIVE ? Optional.of(parked.code()) : reason;
            } else if (delivery instanceof DeliveryResult.Unknown
                    || delivery instanceof DeliveryResult.Barred
                    || (delivery instanceof DeliveryResult.Temporary temporary && temporary.isOfRoute())) {
                breaker = breaker.failed(now, jitter);
            } else if (!(delivery instanceof DeliveryResult.Temporary)) {
                breaker = breaker.succeeded(route.inFlight(), now);
                reason = state == RouteState.ACTIVE ? Optional.empty() : reason;
            }
        }
        var failing = breaker;
        if (state == RouteState.ACTIVE
                && route.way()
                        .disabledAfter()
                        .filter(time -> failing.hasFailedFor(time, now))
                        .isPresent()) {
            state = RouteState.DISABLED;
            reason = Optional.of(FAILING);
        }
        return new Worn(
                route.id(),
                state,
                reason,
                breaker,
                breaker.closedUntil().filter(until -> until.isAfter(now)).orElse(now));
    }
}
