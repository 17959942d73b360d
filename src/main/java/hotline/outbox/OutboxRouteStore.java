package hotline.outbox;

import static hotline.rows.SqlType.BYTES;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.JSON;
import static hotline.rows.SqlType.REAL;
import static hotline.rows.SqlType.TEXT;

import hotline.outbox.message.NewRoute;
import hotline.outbox.message.OutboxRoute;
import hotline.outbox.message.RouteSecret;
import hotline.outbox.message.RouteState;
import hotline.outbox.message.Way;
import hotline.outbox.pace.Breaker;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.SqlType;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Tables {@code outbox_route} and {@code outbox_secret}. */
final class OutboxRouteStore {
    static final String COLUMNS = """
            r.id, r.way, r.name, r.settings, r.state, r.reason, r.per_second, r.in_flight, r.tokens, r.tokens_at, r.failures, r.opens, r.probes,
            r.failing_since, r.closed_until, r.next_at, r.created_at, r.version,
            (SELECT jsonb_agg(jsonb_build_object('number', s.number, 'secret', encode(s.secret, 'base64'), 'created_at', s.created_at,
                    'valid_until', s.valid_until) ORDER BY s.number DESC)
                FROM outbox_secret s WHERE s.route = r.id) AS secrets
            """;

    private static final String ALL = "SELECT " + COLUMNS + " FROM outbox_route r ORDER BY r.id";
    private static final String OF_WAY =
            "SELECT " + COLUMNS + " FROM outbox_route r WHERE r.way = $1 AND r.state <> 'disabled' ORDER BY r.id";
    private static final String ONE = "SELECT " + COLUMNS + " FROM outbox_route r WHERE r.id = $1";
    private static final String LOCK =
            "SELECT " + COLUMNS + " FROM outbox_route r WHERE r.id = ANY ($1) ORDER BY r.id FOR NO KEY UPDATE OF r";

    private static final String LOCK_ALL = "SELECT FROM outbox_route ORDER BY id FOR NO KEY UPDATE";

    private record Added(NewRoute route, Instant now) {}

    private static final Statement<Added> ADD = Statement.of(
            """
            INSERT INTO outbox_route (way, name, settings, per_second, in_flight, tokens, tokens_at, next_at, created_at)
            VALUES (:way, :name, :settings::text::jsonb, :perSecond::real, :inFlight, GREATEST(1, :perSecond::real), :now, :now, :now)
            ON CONFLICT (name) DO NOTHING
            RETURNING id
            """,
            Parameters.<Added>of()
                    .value("way", TEXT, of -> of.route().way().code())
                    .value("name", TEXT, of -> of.route().name())
                    .value("settings", JSON, of -> of.route().settings().encode())
                    .value("perSecond", REAL, of -> of.route().perSecond())
                    .value("inFlight", INT, of -> of.route().inFlight())
                    .value("now", INSTANT, Added::now));

    private record Changed(int id, NewRoute route, int version) {}

    private static final Statement<Changed> CHANGE = Statement.of(
            """
            UPDATE outbox_route
            SET name = :name, settings = :settings::text::jsonb, per_second = :perSecond, in_flight = :inFlight, version = version + 1
            WHERE id = :id AND version = :version
            """,
            Parameters.<Changed>of()
                    .value("id", INT, Changed::id)
                    .value("name", TEXT, of -> of.route().name())
                    .value("settings", JSON, of -> of.route().settings().encode())
                    .value("perSecond", REAL, of -> of.route().perSecond())
                    .value("inFlight", INT, of -> of.route().inFlight())
                    .value("version", INT, Changed::version));

    private record Stated(int id, RouteState state, Optional<String> reason, Instant now) {}

    /** One that is used again is tried at once, with one message. */
    private static final Statement<Stated> STATE = Statement.of(
            """
            UPDATE outbox_route
            SET state = :state, reason = :reason, version = version + 1,
                probes = CASE WHEN :state = 'active' AND failures > 0 THEN 1 ELSE probes END,
                closed_until = CASE WHEN :state = 'active' THEN NULL ELSE closed_until END,
                failing_since = CASE WHEN :state = 'active' THEN NULL ELSE failing_since END,
                next_at = CASE WHEN :state = 'active' THEN LEAST(next_at, :now) ELSE next_at END
            WHERE id = :id
            """,
            Parameters.<Stated>of()
                    .value("id", INT, Stated::id)
                    .value("state", TEXT, of -> of.state().code())
                    .optional("reason", TEXT, Stated::reason)
                    .value("now", INSTANT, Stated::now));

    private record Secret(int route, Buffer secret, Instant now, Instant oldOnesUntil) {}

    private static final Statement<Secret> OLD_ONES = Statement.of(
            """
            UPDATE outbox_secret SET valid_until = :until
            WHERE route = :route AND (valid_until IS NULL OR valid_until > :until)
            """,
            Parameters.<Secret>of().value("route", INT, Secret::route).value("until", INSTANT, Secret::oldOnesUntil));

    private static final Statement<Secret> ADD_SECRET = Statement.of(
            """
            INSERT INTO outbox_secret (route, number, secret, created_at)
            SELECT :route, coalesce(max(number), 0) + 1, :secret, :now FROM outbox_secret WHERE route = :route
            """,
            Parameters.<Secret>of()
                    .value("route", INT, Secret::route)
                    .value("secret", BYTES, Secret::secret)
                    .value("now", INSTANT, Secret::now));

    private static final String FORGET_OLD = "DELETE FROM outbox_secret WHERE route = $1 AND valid_until <= $2";

    private static final String END_OLD_SECRETS = """
            UPDATE outbox_secret SET valid_until = $2
            WHERE route = $1 AND valid_until > $2
            """;

    /** Messages are due from then on; a route that rests is not tried before its rest is over. */
    private static final String DUE = """
            UPDATE outbox_route r SET next_at = GREATEST(LEAST(r.next_at, n.at), coalesce(r.closed_until, '-infinity'))
            FROM unnest($1::int[], $2::timestamptz[]) AS n (id, at)
            WHERE r.id = n.id
            """;

    /** What deliveries make of a route. */
    record Worn(int id, RouteState state, Optional<String> reason, Breaker breaker, Instant nextAt) {}

    private static final Batch<Worn> WORN = Batch.<Worn>of()
            .fixed("id", INT, Worn::id)
            .column("state", TEXT, worn -> worn.state().code())
            .optional("reason", TEXT, Worn::reason)
            .column("failures", INT, worn -> worn.breaker().failures())
            .column("opens", INT, worn -> worn.breaker().opens())
            .column("probes", INT, worn -> worn.breaker().probes())
            .optional("failing_since", INSTANT, worn -> worn.breaker().failingSince())
            .optional("closed_until", INSTANT, worn -> worn.breaker().closedUntil())
            .column("next_at", INSTANT, Worn::nextAt);

    private static final Statement<List<Worn>> WEAR = Statement.of(
            "UPDATE outbox_route r SET " + WORN.assignments("r") + " FROM unnest(:worn) AS n WHERE r.id = n.id",
            Parameters.<List<Worn>>of().batch("worn", WORN, worn -> worn));

    private OutboxRouteStore() {}

    static Future<List<OutboxRoute>> all(SqlClient client) {
        return client.preparedQuery(ALL).execute().map(rows -> Rows.all(rows, OutboxRouteStore::route));
    }

    static Future<List<OutboxRoute>> inUse(SqlClient client, Way way) {
        return client.preparedQuery(OF_WAY)
                .execute(Tuple.of(way.code()))
                .map(rows -> Rows.all(rows, OutboxRouteStore::route));
    }

    static Future<Optional<OutboxRoute>> one(SqlClient client, int id) {
        return client.preparedQuery(ONE).execute(Tuple.of(id)).map(rows -> Rows.first(rows, OutboxRouteStore::route));
    }

    /** In the order of their ids: anyone who writes messages or routes takes them first. */
    static Future<List<OutboxRoute>> lock(SqlConnection transaction, Collection<Integer> ids) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of((Object) ids.stream().distinct().toArray(Integer[]::new)))
                .map(rows -> Rows.all(rows, OutboxRouteStore::route));
    }

    static Future<Void> lockAll(SqlConnection transaction) {
        return transaction.preparedQuery(LOCK_ALL).execute().mapEmpty();
    }

    /** Empty where another one has the name. */
    static Future<Optional<Integer>> add(SqlConnection transaction, NewRoute route, Instant now) {
        return transaction
                .preparedQuery(ADD.sql())
                .execute(ADD.values(new Added(route, now)))
                .map(rows -> Rows.first(rows, row -> row.integer("id")));
    }

    static Future<Boolean> change(SqlConnection transaction, int id, NewRoute route, int version) {
        return transaction
                .preparedQuery(CHANGE.sql())
                .execute(CHANGE.values(new Changed(id, route, version)))
                .map(rows -> rows.rowCount() > 0);
    }

    static Future<Boolean> state(
            SqlConnection transaction, int id, RouteState state, Optional<String> reason, Instant now) {
        return transaction
                .preparedQuery(STATE.sql())
                .execute(STATE.values(new Stated(id, state, reason, now)))
                .map(rows -> rows.rowCount() > 0);
    }

    static Future<Void> secret(SqlConnection transaction, int route, Buffer secret, Instant now, Instant oldOnesUntil) {
        var values = new Secret(route, secret, now, oldOnesUntil);
        return transaction
                .preparedQuery(FORGET_OLD)
                .execute(Tuple.of(route, SqlType.timestamptz(now)))
                .compose(forgotten -> transaction.preparedQuery(OLD_ONES.sql()).execute(OLD_ONES.values(values)))
                .compose(ended -> transaction.preparedQuery(ADD_SECRET.sql()).execute(ADD_SECRET.values(values)))
                .mapEmpty();
    }

    static Future<Void> endOldSecrets(SqlConnection transaction, int route, Instant now) {
        return transaction
                .preparedQuery(END_OLD_SECRETS)
                .execute(Tuple.of(route, SqlType.timestamptz(now)))
                .mapEmpty();
    }

    static Future<Void> due(SqlConnection transaction, List<Integer> routes, List<Instant> at) {
        Object times = at.stream().map(SqlType::timestamptz).toArray(OffsetDateTime[]::new);
        return transaction
                .preparedQuery(DUE)
                .execute(Tuple.of(routes.toArray(Integer[]::new), times))
                .mapEmpty();
    }

    static Future<Void> wear(SqlConnection transaction, List<Worn> worn) {
        return transaction.preparedQuery(WEAR.sql()).execute(WEAR.values(worn)).mapEmpty();
    }

    static OutboxRoute route(Fields row) {
        return new OutboxRoute(
                row.integer("id"),
                row.code("way", Way::of),
                row.text("name"),
                row.object("settings"),
                row.code("state", RouteState::of),
                row.optionalText("reason"),
                row.real("per_second"),
                row.integer("in_flight"),
                new Breaker(
                        row.integer("failures"),
                        row.integer("opens"),
                        row.integer("probes"),
                        row.optionalInstant("failing_since"),
                        row.optionalInstant("closed_until")),
                row.instant("next_at"),
                row.instant("created_at"),
                row.integer("version"),
                row.each("secrets", OutboxRouteStore::secret));
    }

    private static RouteSecret secret(Fields row) {
        return new RouteSecret(
                row.integer("number"),
                row.bytes("secret"),
                row.instant("created_at"),
                row.optionalInstant("valid_until"));
    }
}
