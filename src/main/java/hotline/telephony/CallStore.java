package hotline.telephony;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;

import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.SqlType;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables {@code call}, {@code call_event} and {@code call_leg}. */
final class CallStore {
    /** An exchange's own id of a call, on the day of an event. */
    record Key(long connector, String callId, LocalDate day) {}

    private static final Batch<Key> KEYS = Batch.<Key>of()
            .fixed("connector", BIGINT, Key::connector)
            .fixed("call_id", TEXT, Key::callId)
            .fixed("day", DATE, Key::day);

    /** Until the end of the transaction, always in the same order: messages about one call are folded one after the other. */
    private static final String LOCK = """
            SELECT pg_advisory_xact_lock(one.key)
            FROM (SELECT DISTINCT hashtextextended(call, 76) AS key FROM unnest($1::text[]) AS call ORDER BY key OFFSET 0) one
            """;

    private static final Statement<List<Key>> FIND = Statement.of(
            """
            SELECT %s
            FROM unnest(:keys) AS n JOIN call c ON c.connector = n.connector AND c.day = n.day AND c.call_id = n.call_id
            ORDER BY c.id
            FOR UPDATE OF c
            """.formatted(CallColumns.read("c")), Parameters.<List<Key>>of().batch("keys", KEYS, keys -> keys));

    private static final Statement<List<Call>> ADD = Statement.of(
            """
            INSERT INTO call (%s) SELECT %s FROM unnest(:calls) AS n
            RETURNING id, connector, day, call_id
            """.formatted(CallColumns.ROW.names(), CallColumns.ROW.values()),
            Parameters.<List<Call>>of().batch("calls", CallColumns.ROW, calls -> calls));

    private static final Statement<List<Call>> CHANGE = Statement.of(
            """
            UPDATE call c SET %s, version = c.version + 1 FROM unnest(:calls) AS n WHERE c.id = n.id
            """.formatted(CallColumns.WITH_ID.assignments("c")),
            Parameters.<List<Call>>of().batch("calls", CallColumns.WITH_ID, calls -> calls));

    private static final String EVENTS =
            "SELECT call, leg, type, own_id, at, data, personal, raw FROM call_event WHERE call = ANY ($1::bigint[])";

    /** @param raw the message that brought it */
    record Known(CallEvent event, Optional<Long> raw) {}

    /** What a message said before it was read by another mapping. */
    private static final String FORGET =
            "DELETE FROM call_event WHERE call = ANY ($1::bigint[]) AND raw = ANY ($2::bigint[])";

    /** The same thing said again later is the time of its arrival at best. */
    private static final Statement<List<EventColumns.Row>> ADD_EVENTS = Statement.of(
            """
            INSERT INTO call_event AS had (%s) SELECT %s FROM unnest(:events) AS n
            ON CONFLICT (call, leg, type, own_id) DO UPDATE SET %s WHERE excluded.at < had.at
            """.formatted(
                    EventColumns.COLUMNS.names(), EventColumns.COLUMNS.values(), EventColumns.COLUMNS.replacements()),
            Parameters.<List<EventColumns.Row>>of().batch("events", EventColumns.COLUMNS, events -> events));

    /** @param person whose telephone it is */
    record LegRow(long call, CallLeg leg, Optional<Long> person) {}

    private static final Batch<LegRow> LEG = Batch.<LegRow>of()
            .fixed("call", BIGINT, LegRow::call)
            .fixed("leg", TEXT, row -> row.leg().leg())
            .optional("extension", TEXT, row -> row.leg().agent())
            .optional("person", BIGINT, LegRow::person)
            .optional("alerting_at", INSTANT, row -> row.leg().alertingAt())
            .optional("answered_at", INSTANT, row -> row.leg().answeredAt())
            .column("held_ms", BIGINT, row -> row.leg().heldMillis())
            .optional("ended_at", INSTANT, row -> row.leg().endedAt())
            .optional("cause", TEXT, row -> row.leg().cause().map(CallCause::code));

    private static final Statement<List<LegRow>> WRITE_LEGS = Statement.of(
            """
            INSERT INTO call_leg (%s) SELECT %s FROM unnest(:legs) AS n
            ON CONFLICT (call, leg) DO UPDATE SET %s
            """.formatted(LEG.names(), LEG.values(), LEG.replacements()),
            Parameters.<List<LegRow>>of().batch("legs", LEG, legs -> legs));

    private static final String SILENT = """
            SELECT %s FROM call c WHERE c.ended_at IS NULL AND c.seen_at < $1 ORDER BY c.seen_at LIMIT $2
            """.formatted(CallColumns.read("c"));

    /** An extension, who had it then before who has it now; else a login. */
    private static final String PEOPLE = """
            SELECT a.code, a.at, coalesce(
                (SELECT x.person FROM past_extension x WHERE x.extension = a.code AND x.until > a.at ORDER BY x.until LIMIT 1),
                e.person, p.id) AS person
            FROM unnest($1::text[], $2::timestamptz[]) AS a (code, at)
                LEFT JOIN agent_extension e ON e.extension = a.code
                LEFT JOIN person p ON p.login = a.code AND p.enabled AND p.role IN ('agent', 'supervisor')
            """;

    /** A telephone, extension or login, at a time. */
    record Telephone(String code, Instant at) {}

    private CallStore() {}

    static Future<Void> lock(SqlConnection transaction, Collection<Key> keys) {
        var names = keys.stream()
                .map(key -> key.connector() + " " + key.callId())
                .distinct()
                .toArray(String[]::new);
        return transaction.preparedQuery(LOCK).execute(Tuple.of((Object) names)).mapEmpty();
    }

    static Future<List<Call>> find(SqlConnection transaction, List<Key> keys) {
        return transaction
                .preparedQuery(FIND.sql())
                .execute(FIND.values(keys))
                .map(rows -> Rows.all(rows, CallColumns::call));
    }

    static Future<Map<Long, List<Known>>> events(SqlConnection transaction, List<Call> calls) {
        if (calls.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        var names = new HashMap<Long, String>();
        calls.forEach(call -> names.put(call.id(), call.callId()));
        return transaction
                .preparedQuery(EVENTS)
                .execute(Tuple.of((Object) names.keySet().toArray(Long[]::new)))
                .map(rows -> {
                    var events = new HashMap<Long, List<Known>>();
                    for (var each : rows) {
                        var row = Fields.of(each);
                        long call = row.number("call");
                        events.computeIfAbsent(call, first -> new ArrayList<>())
                                .add(new Known(
                                        EventColumns.read(names.getOrDefault(call, ""), row),
                                        row.optionalNumber("raw")));
                    }
                    return events;
                });
    }

    /** @return the ids by key */
    static Future<Map<Key, Long>> add(SqlConnection transaction, List<Call> calls) {
        return calls.isEmpty()
                ? Future.succeededFuture(Map.of())
                : transaction
                        .preparedQuery(ADD.sql())
                        .execute(ADD.values(calls))
                        .map(rows -> Rows.byKey(
                                rows,
                                row -> new Key(row.number("connector"), row.text("call_id"), row.day("day")),
                                row -> row.number("id")));
    }

    static Future<Void> change(SqlConnection transaction, List<Call> calls) {
        return written(transaction, CHANGE, calls);
    }

    static Future<Void> forget(SqlConnection transaction, Collection<Long> calls, Collection<Long> raws) {
        return calls.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(FORGET)
                        .execute(Tuple.of((Object) calls.toArray(Long[]::new), (Object) raws.toArray(Long[]::new)))
                        .mapEmpty();
    }

    static Future<Void> addEvents(SqlConnection transaction, List<EventColumns.Row> events) {
        return written(transaction, ADD_EVENTS, events);
    }

    static Future<Void> writeLegs(SqlConnection transaction, List<LegRow> legs) {
        return written(transaction, WRITE_LEGS, legs);
    }

    private static <T> Future<Void> written(SqlConnection transaction, Statement<List<T>> statement, List<T> rows) {
        return rows.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(statement.sql())
                        .execute(statement.values(rows))
                        .mapEmpty();
    }

    static Future<List<Call>> silent(SqlConnection connection, Instant since, int most) {
        return connection
                .preparedQuery(SILENT)
                .execute(Tuple.of(SqlType.timestamptz(since), most))
                .map(rows -> Rows.all(rows, CallColumns::call));
    }

    static Future<Map<Telephone, Long>> people(SqlConnection connection, Collection<Telephone> telephones) {
        if (telephones.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        var codes = telephones.stream().map(Telephone::code).toArray(String[]::new);
        var times = telephones.stream()
                .map(telephone -> SqlType.timestamptz(telephone.at()))
                .toArray(OffsetDateTime[]::new);
        return connection
                .preparedQuery(PEOPLE)
                .execute(Tuple.of((Object) codes, (Object) times))
                .map(rows -> {
                    var people = new HashMap<Telephone, Long>();
                    for (var each : rows) {
                        var row = Fields.of(each);
                        row.optionalNumber("person")
                                .ifPresent(person ->
                                        people.put(new Telephone(row.text("code"), row.instant("at")), person));
                    }
                    return people;
                });
    }
}
