package hotline.outbox;

import hotline.database.Database;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.outbox.OutboxStore.Settled;
import hotline.outbox.RouteCourse.Ended;
import hotline.outbox.SettleStore.GivenUp;
import hotline.outbox.message.DeliveryResult;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Takes back messages of nodes that died, gives up those that are no longer worth sending, and deletes settled ones after
 * {@value #KEPT_DAYS} days.
 */
final class MessageUpkeep {
    static final String TOO_LATE = "too-late";
    static final String LAPSED = "node-gone";
    static final int KEPT_DAYS = 90;
    private static final Pace TURNS = Pace.ofMillis(1_000, 15_000);
    private static final Pace DELETIONS = new Pace(Duration.ofHours(1), Duration.ofSeconds(15));
    private static final Duration FIRST_DELETION = Duration.ofMinutes(1);
    private static final Duration LONGEST_WINDOW = Duration.ofDays(2);
    private static final int MOST = 500;
    private static final int MOST_DELETED = 2_000;

    private final Database database;
    private final Outbox outbox;
    private final TryEndings endings;
    private final InstantSource clock;
    private final Loop turns;
    private final Loop deletions;

    MessageUpkeep(Loops loops, Database database, Outbox outbox, TryEndings endings, InstantSource clock) {
        this.database = database;
        this.outbox = outbox;
        this.endings = endings;
        this.clock = clock;
        this.turns = loops.loop("message leases", TURNS, this::turn);
        this.deletions = loops.loop("old messages", DELETIONS, this::delete);
    }

    void start() {
        turns.start();
        deletions.startAfter(FIRST_DELETION);
    }

    Future<Void> stop() {
        return Future.join(turns.stop(), deletions.stop()).mapEmpty();
    }

    private Future<Next> turn() {
        return takeBack().compose(back -> giveUp().map(given -> Next.atOnceIf(back == MOST || given == MOST)));
    }

    /** No one knows whether a node that died had sent them. */
    private Future<Integer> takeBack() {
        var now = clock.instant();
        return database.pool()
                .withConnection(connection -> ClaimStore.lapsed(connection, now, MOST))
                .compose(lapsed -> lapsed.isEmpty()
                        ? Future.succeededFuture(0)
                        : endings.write(lapsed.stream()
                                        .map(message ->
                                                new Ended(message, new DeliveryResult.Unknown(LAPSED, ""), now, false))
                                        .toList())
                                .map(lapsed.size()));
    }

    private Future<Integer> giveUp() {
        var now = clock.instant();
        return database.pool()
                .withConnection(connection -> SettleStore.routesToGiveUp(connection, now, MOST))
                .compose(routes -> routes.isEmpty()
                        ? Future.succeededFuture(0)
                        : database.inTransaction(transaction -> OutboxRouteStore.lock(transaction, routes)
                                .compose(locked -> SettleStore.giveUp(transaction, routes, now, MOST))
                                .compose(given ->
                                        settled(transaction, given, now).map(given.size()))));
    }

    private Future<Void> settled(SqlConnection transaction, List<GivenUp> given, Instant now) {
        var done = Future.<Void>succeededFuture();
        for (var of : given.stream()
                .collect(Collectors.groupingBy(
                        GivenUp::state,
                        TreeMap::new,
                        Collectors.mapping(GivenUp::settled, Collectors.<Settled>toList())))
                .entrySet()) {
            done = done.compose(before -> outbox.settled(transaction, of.getValue(), of.getKey(), now));
        }
        return done;
    }

    private Future<Next> delete() {
        var now = clock.instant();
        return database.pool().withConnection(connection -> WindowStore.forget(connection, now.minus(LONGEST_WINDOW))
                .compose(forgotten ->
                        SettleStore.forget(connection, now.minus(Duration.ofDays(KEPT_DAYS)), MOST_DELETED))
                .map(deleted -> Next.atOnceIf(deleted == MOST_DELETED)));
    }

    /** A round of each, for tests. */
    Future<Void> round() {
        return turn().compose(turned -> delete()).mapEmpty();
    }
}
