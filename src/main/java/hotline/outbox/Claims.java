package hotline.outbox;

import hotline.database.Database;
import hotline.failure.Expected;
import hotline.outbox.ClaimStore.Seen;
import hotline.outbox.ClaimStore.Turn;
import hotline.outbox.Grant.Due;
import hotline.outbox.message.ClaimedMessage;
import hotline.outbox.message.OutboxRoute;
import hotline.outbox.message.Way;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes due messages for this node, as many as their routes allow. */
final class Claims {
    /** Longer than any try. */
    static final Duration LEASE = Duration.ofSeconds(90);

    private static final Duration LONGEST_REST = Duration.ofMinutes(10);
    private static final int MOST_ROUTES = 32;

    private final Database database;
    private final InstantSource clock;

    Claims(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    Future<List<Claimed>> take(Collection<Way> ways) {
        if (ways.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        var now = clock.instant();
        return database.inTransaction(transaction -> ClaimStore.due(transaction, now, ways, MOST_ROUTES)
                .compose(due ->
                        due.isEmpty() ? Future.succeededFuture(List.<Claimed>of()) : claim(transaction, due, now)));
    }

    /** A message with the route that takes it. */
    record Claimed(ClaimedMessage message, OutboxRoute route) {}

    private static Future<List<Claimed>> claim(SqlConnection transaction, List<Due> due, Instant now) {
        var grants = due.stream().map(one -> Grant.of(one, now)).toList();
        var routes = due.stream().map(Due::route).collect(Collectors.toMap(OutboxRoute::id, Function.identity()));
        return ClaimStore.claim(
                        transaction,
                        grants.stream().filter(grant -> grant.most() > 0).toList(),
                        now,
                        now.plus(LEASE))
                .compose(seen -> ClaimStore.turn(transaction, turns(grants, routes, seen, now))
                        .map(seen.stream()
                                .filter(Seen::isTaken)
                                .map(one -> new Claimed(
                                        one.message(),
                                        Expected.in(
                                                routes,
                                                one.message().message().to().route())))
                                .toList()));
    }

    private static List<Turn> turns(
            List<Grant> grants, Map<Integer, OutboxRoute> routes, List<Seen> seen, Instant now) {
        var byRoute = seen.stream()
                .collect(Collectors.groupingBy(
                        one -> one.message().message().to().route()));
        return grants.stream()
                .map(grant -> {
                    var found = byRoute.getOrDefault(grant.route(), List.of());
                    int taken = (int) found.stream().filter(Seen::isTaken).count();
                    return new Turn(
                            grant.route(),
                            grant.tokens() - taken,
                            now,
                            grant.next(
                                    found.size(),
                                    taken,
                                    Expected.in(routes, grant.route()).perSecond(),
                                    now),
                            now.plus(LONGEST_REST));
                })
                .toList();
    }
}
