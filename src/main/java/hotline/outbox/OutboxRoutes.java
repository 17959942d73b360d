package hotline.outbox;

import hotline.outbox.message.NewRoute;
import hotline.outbox.message.OutboxRoute;
import hotline.outbox.message.RouteState;
import hotline.outbox.message.Way;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Routes and their secrets, in the transaction of the room that keeps what stands behind a route. */
public final class OutboxRoutes {
    private OutboxRoutes() {}

    public static Future<List<OutboxRoute>> all(SqlClient client) {
        return OutboxRouteStore.all(client);
    }

    /** Those that messages are made for: active ones, and paused ones, whose messages wait. */
    public static Future<List<OutboxRoute>> inUse(SqlClient client, Way way) {
        return OutboxRouteStore.inUse(client, way);
    }

    public static Future<Optional<OutboxRoute>> one(SqlClient client, int id) {
        return OutboxRouteStore.one(client, id);
    }

    /** @return its id; empty where another one has the name */
    public static Future<Optional<Integer>> add(SqlConnection transaction, NewRoute route, Instant now) {
        return OutboxRouteStore.add(transaction, route, now);
    }

    /** False where there is no such route, or someone has changed it since that version was read. */
    public static Future<Boolean> change(SqlConnection transaction, int id, NewRoute route, int version) {
        return OutboxRouteStore.change(transaction, id, route, version);
    }

    /** Where it becomes active, it is tried at once. False where there is no such route. */
    public static Future<Boolean> state(
            SqlConnection transaction, int id, RouteState state, Optional<String> reason, Instant now) {
        return OutboxRouteStore.state(transaction, id, state, reason, now);
    }

    /** Anyone who writes messages takes their routes first, so that no claim misses them. */
    public static Future<List<OutboxRoute>> lock(SqlConnection transaction, Collection<Integer> ids) {
        return OutboxRouteStore.lock(transaction, ids);
    }

    /** They have messages that are due at that time. */
    public static Future<Void> due(SqlConnection transaction, Collection<Integer> ids, Instant at) {
        var routes = ids.stream().distinct().sorted().toList();
        return OutboxRouteStore.due(
                transaction, routes, routes.stream().map(route -> at).toList());
    }

    /** Another secret, the newest; those before it end then at the latest. */
    public static Future<Void> secret(
            SqlConnection transaction, int route, Buffer secret, Instant now, Instant oldOnesUntil) {
        return OutboxRouteStore.secret(transaction, route, secret, now, oldOnesUntil);
    }

    /** Only the newest one is left. */
    public static Future<Void> endOldSecrets(SqlConnection transaction, int route, Instant now) {
        return OutboxRouteStore.endOldSecrets(transaction, route, now);
    }
}
