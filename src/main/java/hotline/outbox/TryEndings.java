package hotline.outbox;

import hotline.database.Database;
import hotline.failure.Expected;
import hotline.outbox.OutboxStore.Settled;
import hotline.outbox.RouteCourse.Ended;
import hotline.outbox.SettleStore.Written;
import hotline.outbox.message.OutboxRoute;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what became of tries, and what that makes of their routes. */
final class TryEndings {
    private static final Logger LOG = LoggerFactory.getLogger(TryEndings.class);

    private final Database database;
    private final Outbox outbox;
    private final InstantSource clock;

    TryEndings(Database database, Outbox outbox, InstantSource clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** In one transaction; those that another node has claimed meanwhile change nothing. */
    Future<Void> write(List<Ended> all) {
        var now = clock.instant();
        double jitter = ThreadLocalRandom.current().nextDouble();
        var tries = all.stream()
                .map(end -> new Written(
                        AfterTry.of(
                                end.message(),
                                end.delivery(),
                                end.at(),
                                ThreadLocalRandom.current().nextDouble()),
                        end.at()))
                .toList();
        return database.inTransaction(transaction -> OutboxRouteStore.lock(
                        transaction,
                        all.stream()
                                .map(end -> end.message().message().to().route())
                                .toList())
                .compose(routes -> SettleStore.write(transaction, tries).compose(own -> {
                    var ours = tries.stream()
                            .filter(of -> own.containsKey(of.after().message().id()))
                            .toList();
                    return ours.isEmpty()
                            ? Future.succeededFuture()
                            : SettleStore.note(transaction, ours)
                                    .compose(noted -> wear(transaction, routes, all, own, now, jitter))
                                    .compose(worn -> settle(transaction, ours, own, now));
                })));
    }

    private static Future<Void> wear(
            SqlConnection transaction,
            List<OutboxRoute> routes,
            List<Ended> all,
            Map<Long, Settled> own,
            Instant now,
            double jitter) {
        var byRoute = all.stream()
                .filter(end -> own.containsKey(end.message().id()))
                .collect(Collectors.groupingBy(
                        end -> end.message().message().to().route()));
        var worn = routes.stream()
                .filter(route -> byRoute.containsKey(route.id()))
                .map(route -> {
                    var after = RouteCourse.after(route, Expected.in(byRoute, route.id()), now, jitter);
                    if (after.breaker().isClosed(now) && !route.breaker().isClosed(now)) {
                        LOG.warn(
                                "Route {} for messages does not answer and rests until {}", route.id(), after.nextAt());
                    }
                    if (after.state() != route.state()) {
                        LOG.error(
                                "Route {} for messages is {} now: {}",
                                route.id(),
                                after.state().code(),
                                after.reason().orElse(""));
                    }
                    return after;
                })
                .toList();
        return OutboxRouteStore.wear(transaction, worn);
    }

    private Future<Void> settle(SqlConnection transaction, List<Written> ours, Map<Long, Settled> own, Instant now) {
        var settled = ours.stream()
                .map(Written::after)
                .filter(AfterTry::isSettled)
                .collect(Collectors.groupingBy(AfterTry::state, TreeMap::new, Collectors.toList()));
        var lanes = settled.values().stream()
                .flatMap(List::stream)
                .map(after -> Expected.in(own, after.message().id()))
                .toList();
        var done = OutboxStore.release(transaction, lanes, now);
        for (var of : settled.entrySet()) {
            done = done.compose(before -> outbox.settle(
                    transaction,
                    of.getValue().stream()
                            .map(after -> Expected.in(own, after.message().id()).message())
                            .toList(),
                    of.getKey(),
                    now));
        }
        return done;
    }
}
