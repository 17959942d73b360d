package hotline.outbox;

import hotline.database.Database;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.outbox.OutboxStore.Settled;
import hotline.outbox.RouteCourse.Ended;
import hotline.outbox.SettleStore.Written;
import hotline.parking.RowFault;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what became of tries: those that end while a transaction is under way are written together by the next one. Where the database does not answer
 * they are kept; a node that dies loses them, and their leases end.
 */
final class Settling {
    private static final Logger LOG = LoggerFactory.getLogger(Settling.class);
    private static final Pace PACE = Pace.ofMillis(1_000, 15_000);
    private static final int MOST = 500;

    private final Database database;
    private final Outbox outbox;
    private final InstantSource clock;
    private final Runnable then;
    private final Loop loop;
    private final Deque<Ended> ended = new ArrayDeque<>();

    /** @param then once some are written: their routes have room again */
    Settling(Loops loops, Database database, Outbox outbox, InstantSource clock, Runnable then) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
        this.then = then;
        this.loop = loops.loop("message ends", PACE, this::round);
    }

    void start() {
        loop.start();
    }

    /** Completes when all that has ended is written, or could not be. */
    Future<Void> stop() {
        return loop.now().otherwiseEmpty().compose(last -> loop.stop());
    }

    void add(Ended end) {
        synchronized (ended) {
            ended.add(end);
        }
        loop.now();
    }

    private Future<Next> round() {
        var taken = taken();
        if (taken.isEmpty()) {
            return Future.succeededFuture(Next.usual());
        }
        return write(taken)
                .recover(failure -> RowFault.isOfRow(failure) ? oneByOne(taken) : Future.failedFuture(failure))
                .onSuccess(written -> then.run())
                .onFailure(failure -> putBack(taken))
                .map(written -> Next.atOnceIf(hasMore()));
    }

    private List<Ended> taken() {
        synchronized (ended) {
            var taken = new ArrayList<Ended>();
            while (taken.size() < MOST && !ended.isEmpty()) {
                taken.add(ended.removeFirst());
            }
            return taken;
        }
    }

    private void putBack(List<Ended> taken) {
        synchronized (ended) {
            for (int i = taken.size() - 1; i >= 0; i--) {
                ended.addFirst(taken.get(i));
            }
        }
    }

    private boolean hasMore() {
        synchronized (ended) {
            return !ended.isEmpty();
        }
    }

    /** One that can't be written keeps its lease until that ends. */
    private Future<Void> oneByOne(List<Ended> taken) {
        var done = Future.<Void>succeededFuture();
        for (Ended end : taken) {
            done = done.compose(before -> write(List.of(end))).recover(failure -> {
                if (!RowFault.isOfRow(failure)) {
                    return Future.failedFuture(failure);
                }
                LOG.error(
                        "What became of message {} could not be written",
                        end.message().id(),
                        failure);
                return Future.succeededFuture();
            });
        }
        return done;
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
        return database.inTransaction(transaction -> RouteStore.lock(
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
                    var after = RouteCourse.after(route, byRoute.get(route.id()), now, jitter);
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
        return RouteStore.wear(transaction, worn);
    }

    private Future<Void> settle(SqlConnection transaction, List<Written> ours, Map<Long, Settled> own, Instant now) {
        var settled = ours.stream()
                .map(Written::after)
                .filter(AfterTry::isSettled)
                .collect(Collectors.groupingBy(AfterTry::state));
        var lanes = settled.values().stream()
                .flatMap(List::stream)
                .map(after -> own.get(after.message().id()))
                .toList();
        var done = OutboxStore.release(transaction, lanes, now);
        for (var of : settled.entrySet()) {
            done = done.compose(before -> outbox.settle(
                    transaction,
                    of.getValue().stream()
                            .map(after -> own.get(after.message().id()).message())
                            .toList(),
                    of.getKey(),
                    now));
        }
        return done;
    }
}
