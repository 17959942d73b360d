package hotline.outbox.desk;

import hotline.outbox.message.MessageState;
import hotline.outbox.message.OutboxRoute;
import hotline.outbox.message.RouteState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * What happens if messages are sent again.
 *
 * @param messages how many are sent again
 * @param twice how many of them their receivers have, or may have: they get them a second time
 * @param late how many of them are older than a day
 * @param empty how many are left out, since nothing is left of what they said
 * @param underWay how many are left out, since they wait or are being sent
 * @param resting how many of those sent again wait, since their route is paused, disabled or rests
 * @param lasts how long the slowest of the routes takes at least
 * @param isMore whether there are more than are counted and sent at once
 */
public record ReplayPreview(
        int messages, int twice, int late, int empty, int underWay, int resting, Duration lasts, boolean isMore) {

    private static final Set<MessageState> ARRIVED =
            Set.of(MessageState.DELIVERED, MessageState.ACCEPTED, MessageState.UNKNOWN);

    /** Messages of a route in a state. */
    record Found(int route, MessageState state, int count, int late, int empty) {}

    static ReplayPreview of(List<Found> found, List<OutboxRoute> routes, Instant now, int most) {
        var sent = found.stream().filter(one -> one.state().isReplayed()).toList();
        int all = found.stream().mapToInt(Found::count).sum();
        return new ReplayPreview(
                sent.stream().mapToInt(one -> one.count() - one.empty()).sum(),
                sent.stream()
                        .filter(one -> ARRIVED.contains(one.state()))
                        .mapToInt(one -> one.count() - one.empty())
                        .sum(),
                sent.stream().mapToInt(Found::late).sum(),
                sent.stream().mapToInt(Found::empty).sum(),
                all - sent.stream().mapToInt(Found::count).sum(),
                sent.stream()
                        .filter(one -> routes.stream()
                                .filter(route -> route.id() == one.route())
                                .anyMatch(route -> rests(route, now)))
                        .mapToInt(one -> one.count() - one.empty())
                        .sum(),
                routes.stream()
                        .map(route -> time(route, sent))
                        .max(Comparator.naturalOrder())
                        .orElse(Duration.ZERO),
                all >= most);
    }

    private static boolean rests(OutboxRoute route, Instant now) {
        return route.state() != RouteState.ACTIVE || route.breaker().isClosed(now);
    }

    private static Duration time(OutboxRoute route, List<Found> sent) {
        int count = sent.stream()
                .filter(one -> one.route() == route.id())
                .mapToInt(one -> one.count() - one.empty())
                .sum();
        return Duration.ofSeconds((long) Math.ceil(count / (double) route.perSecond()));
    }
}
