package hotline.outbox.desk;

import hotline.database.Database;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.outbox.OutboxRoutes;
import hotline.outbox.message.MessageState;
import hotline.outbox.message.NewRoute;
import hotline.outbox.message.OutboxRoute;
import hotline.outbox.message.RouteState;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Routes, messages and figures for administrators. */
public final class OutboxDesk {
    public static final int FIGURE_DAYS = 7;
    public static final int MOST_FAILED = 1_000;
    public static final String BY_HAND = "by-hand";

    /** A mail server that answers nothing for less than that comes back by itself. */
    private static final Duration LONG = Duration.ofMinutes(15);

    private final Database database;
    private final Supplier<ZoneId> zone;
    private final InstantSource clock;

    public OutboxDesk(Database database, Supplier<ZoneId> zone, InstantSource clock) {
        this.database = database;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * @param loads by route
     * @param settled since the first of the last days
     */
    public record Overview(
            List<OutboxRoute> routes, Map<Integer, RouteLoad> loads, List<MessageCount> settled, LocalDate since) {
        public RouteLoad load(OutboxRoute route) {
            return loads.getOrDefault(route.id(), RouteLoad.NONE);
        }
    }

    public Future<Overview> overview() {
        var since = clock.instant().atZone(zone.get()).toLocalDate().minusDays(FIGURE_DAYS - 1);
        return database.pool().withConnection(connection -> OutboxRoutes.all(connection)
                .compose(routes -> DeskStore.loads(connection, MOST_FAILED)
                        .compose(loads -> DeskStore.settled(connection, since)
                                .map(settled -> new Overview(routes, loads, settled, since)))));
    }

    public Future<List<ListedMessage>> newest(
            Optional<Integer> route, Collection<MessageState> states, Optional<Long> after, int most) {
        return database.pool().withConnection(connection -> DeskStore.newest(connection, route, states, after, most));
    }

    /** A message with its tries. */
    public record Told(ListedMessage message, List<MessageAttempt> attempts) {}

    /** Fails with {@link Failure.NotFound}. */
    public Future<Told> one(long id) {
        return database.pool()
                .withConnection(connection -> DeskStore.one(connection, id).compose(found -> {
                    var message = found.orElseThrow(() -> new Failure.NotFound("there is no message " + id));
                    return DeskStore.attempts(connection, id).map(attempts -> new Told(message, attempts));
                }));
    }

    /** Fails with {@link Failure.NotFound}. A route that becomes active is tried at once. */
    public Future<Void> state(Once once, int route, RouteState state) {
        var reason = state == RouteState.ACTIVE ? Optional.<String>empty() : Optional.of(BY_HAND);
        return once.inTransaction(
                        database.pool(),
                        transaction -> OutboxRoutes.state(transaction, route, state, reason, clock.instant()))
                .map(found -> {
                    if (!found) {
                        throw noRoute(route);
                    }
                    return null;
                });
    }

    /** Fails with {@link Failure.NotFound}, and {@link Failure.Conflict} for an older version. */
    public Future<Void> pace(Once once, int route, float perSecond, int inFlight, int version) {
        return once.inTransaction(database.pool(), transaction -> OutboxRoutes.lock(transaction, List.of(route))
                .compose(found -> change(
                        transaction,
                        found.stream().findFirst().orElseThrow(() -> noRoute(route)),
                        perSecond,
                        inFlight,
                        version)));
    }

    private static Future<Void> change(
            SqlConnection transaction, OutboxRoute route, float perSecond, int inFlight, int version) {
        return OutboxRoutes.change(
                        transaction,
                        route.id(),
                        new NewRoute(route.way(), route.name(), route.settings(), perSecond, inFlight),
                        version)
                .map(isChanged -> {
                    if (!isChanged) {
                        throw new Failure.Conflict("somebody has changed it meanwhile");
                    }
                    return null;
                });
    }

    /**
     * How much an administrator has to see to: mail servers that take no mails, and messages that were given up since somebody took note.
     */
    public static Future<Integer> toSeeTo(SqlConnection connection, Instant now, int most) {
        return DeskStore.toSeeTo(connection, now.minus(LONG), most).map(count -> Math.min(count, most));
    }

    /** Fails with {@link Failure.NotFound}. What is given up later is to be noted again. */
    public Future<Void> noted(Once once, int route, Instant until) {
        return once.inTransaction(
                        database.pool(), transaction -> DeskStore.noted(transaction, route, until, clock.instant()))
                .map(found -> {
                    if (!found) {
                        throw noRoute(route);
                    }
                    return null;
                });
    }

    private static Failure.NotFound noRoute(int route) {
        return new Failure.NotFound("there is no route " + route);
    }
}
