package hotline.outbox.desk;

import hotline.database.Database;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.outbox.Outbox;
import hotline.outbox.OutboxRoutes;
import hotline.outbox.message.MessageState;
import hotline.outbox.message.OutboxRoute;
import hotline.outbox.message.RouteState;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The outbox on {@code /metrics}: what waits and what was settled, by way and state, and routes that take nothing. */
public final class MessageFigures {
    private static final Pace PACE = new Pace(Duration.ofSeconds(15), Duration.ofSeconds(15));

    private final Database database;
    private final InstantSource clock;
    private final MultiGauge open;
    private final MultiGauge resting;
    private final Loop loop;

    public MessageFigures(Loops loops, Database database, Outbox outbox, MeterRegistry metrics, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.open = MultiGauge.builder("hotline.messages.open")
                .description("Messages that wait or are being sent")
                .register(metrics);
        this.resting = MultiGauge.builder("hotline.messages.routes.resting")
                .description("Ways out that take no messages: paused, disabled, or without an answer")
                .register(metrics);
        outbox.follow((transaction, message, state, now) -> {
            database.afterCommit(transaction, () -> Counter.builder("hotline.messages.settled")
                    .description("Messages that this node brought to a state")
                    .tag("way", message.way().code())
                    .tag("state", state.code())
                    .register(metrics)
                    .increment());
            return Future.succeededFuture();
        });
        this.loop = loops.loop("message figures", PACE, this::round);
    }

    public void start() {
        loop.startAfter(PACE.pause());
    }

    public Future<Void> stop() {
        return loop.stop();
    }

    private Future<Next> round() {
        return database.pool().withConnection(connection -> OutboxRoutes.all(connection)
                .compose(routes -> DeskStore.loads(connection, 0).map(loads -> {
                    show(routes, loads);
                    return Next.usual();
                })));
    }

    private void show(List<OutboxRoute> routes, Map<Integer, RouteLoad> loads) {
        var byWay = routes.stream().collect(Collectors.groupingBy(OutboxRoute::way));
        open.register(
                byWay.entrySet().stream()
                        .flatMap(of -> List.of(
                                row(of.getKey().code(), MessageState.WAITING, sum(of.getValue(), loads, true)),
                                row(of.getKey().code(), MessageState.SENDING, sum(of.getValue(), loads, false)))
                                .stream())
                        .toList(),
                true);
        var now = clock.instant();
        resting.register(
                byWay.entrySet().stream()
                        .map(of -> MultiGauge.Row.of(
                                Tags.of("way", of.getKey().code()),
                                of.getValue().stream()
                                        .filter(route -> route.state() != RouteState.ACTIVE
                                                || route.breaker().isClosed(now))
                                        .count()))
                        .toList(),
                true);
    }

    private static MultiGauge.Row<Number> row(String way, MessageState state, int count) {
        return MultiGauge.Row.of(Tags.of("way", way, "state", state.code()), count);
    }

    private static int sum(List<OutboxRoute> routes, Map<Integer, RouteLoad> loads, boolean waiting) {
        return routes.stream()
                .map(route -> loads.getOrDefault(route.id(), RouteLoad.NONE))
                .mapToInt(load -> waiting ? load.waiting() : load.sending())
                .sum();
    }
}
