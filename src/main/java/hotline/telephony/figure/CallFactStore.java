package hotline.telephony.figure;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;

import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import hotline.telephony.CallCause;
import hotline.telephony.CallDirection;
import hotline.telephony.CallParty;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads calls to be counted, and keeps their facts. */
final class CallFactStore {
    /** A fact that is stored, as often as its rows say. */
    record Stored(long call, CallFact fact, long n) {}

    private record Signed(long call, CallFact fact, int n) {}

    private record Writing(List<Signed> facts, Instant at) {}

    private static final String CALLS = """
            SELECT c.id, c.connector, k.code = 'by-hand' AS by_hand, c.direction, c.queue, c.person, c.offered_at, c.queued_at, c.alerting_at, c.answered_at, c.ended_at, c.seen_at,
                   c.held_ms, c.wrap_up_ms, c.cause, c.ended_by, c.orig_call IS NOT NULL AS transferred,
                   EXISTS (SELECT FROM call_record r WHERE r.call = c.id) AS recorded,
                   EXISTS (SELECT FROM missed_call m WHERE m.call = c.id) AS called_back
            FROM call c JOIN connector k ON k.id = c.connector
            """;

    private static final String NAMED = CALLS + "WHERE c.id = ANY ($1::bigint[]) ORDER BY c.id";

    private static final String SOME = CALLS + "WHERE c.id > $1 ORDER BY c.id LIMIT $2";

    private static final String STORED = """
            SELECT call, kind, about, value, day, hour, direction, connector, queue, person, sum(n)::bigint AS n
            FROM call_fact
            WHERE call %s
            GROUP BY call, kind, about, value, day, hour, direction, connector, queue, person
            HAVING sum(n) <> 0
            """;

    private static final String STORED_BETWEEN = STORED.formatted("BETWEEN $1 AND $2");

    private static final String STORED_OF = STORED.formatted("= ANY ($1::bigint[])");

    private static final Batch<Signed> COLUMNS = Batch.<Signed>of()
            .column("call", BIGINT, Signed::call)
            .column("kind", TEXT, signed -> signed.fact().kind().code())
            .column("about", TEXT, signed -> signed.fact().about())
            .column("value", BIGINT, signed -> signed.fact().value())
            .column("day", DATE, signed -> signed.fact().of().day())
            .column("hour", INT, signed -> signed.fact().of().hour())
            .column("direction", TEXT, signed -> signed.fact().of().direction())
            .column("connector", BIGINT, signed -> signed.fact().of().connector())
            .column("queue", TEXT, signed -> signed.fact().of().queue())
            .column("person", BIGINT, signed -> signed.fact().of().person())
            .column("n", INT, Signed::n);

    private static final Statement<Writing> WRITE = Statement.of(
            "INSERT INTO call_fact (%1$s, counted_at) SELECT %1$s, :at FROM unnest(:facts) AS n"
                    .formatted(COLUMNS.names()),
            Parameters.<Writing>of().batch("facts", COLUMNS, Writing::facts).value("at", INSTANT, Writing::at));

    private CallFactStore() {}

    static Future<List<CountedCall>> calls(SqlClient transaction, List<Long> calls) {
        return transaction
                .preparedQuery(NAMED)
                .execute(Tuple.of((Object) calls.toArray(Long[]::new)))
                .map(rows -> Rows.all(rows, CallFactStore::counted));
    }

    /** The next calls by their ids. */
    static Future<List<CountedCall>> calls(SqlClient transaction, long after, int most) {
        return transaction
                .preparedQuery(SOME)
                .execute(Tuple.of(after, most))
                .map(rows -> Rows.all(rows, CallFactStore::counted));
    }

    private static CountedCall counted(Fields row) {
        return new CountedCall(
                row.number("id"),
                row.number("connector"),
                row.flag("by_hand"),
                row.code(
                        "direction",
                        code -> Optional.ofNullable(CallDirection.byCode().get(code))),
                row.optionalText("queue").orElse(""),
                row.optionalNumber("person").orElse(0L),
                row.optionalInstant("offered_at"),
                row.optionalInstant("queued_at"),
                row.optionalInstant("alerting_at"),
                row.optionalInstant("answered_at"),
                row.optionalInstant("ended_at"),
                row.instant("seen_at"),
                row.number("held_ms"),
                row.optionalNumber("wrap_up_ms"),
                row.optionalText("cause").map(CallCause.byCode()::get),
                row.optionalText("ended_by").map(CallParty.byCode()::get),
                row.flag("transferred"),
                row.flag("recorded"),
                row.flag("called_back"));
    }

    /** Facts of the calls from one to another, none that were taken back. */
    static Future<List<Stored>> stored(SqlClient transaction, long first, long last) {
        return stored(transaction, STORED_BETWEEN, Tuple.of(first, last));
    }

    static Future<List<Stored>> stored(SqlClient transaction, List<Long> calls) {
        return stored(transaction, STORED_OF, Tuple.of((Object) calls.toArray(Long[]::new)));
    }

    private static Future<List<Stored>> stored(SqlClient transaction, String sql, Tuple values) {
        return transaction
                .preparedQuery(sql)
                .execute(values)
                .map(rows -> Rows.all(
                        rows,
                        row -> new Stored(
                                row.number("call"),
                                new CallFact(
                                        row.code("kind", CallFactKind::of),
                                        row.text("about"),
                                        row.number("value"),
                                        new CallFact.Place(
                                                row.day("day"),
                                                row.integer("hour"),
                                                row.text("direction"),
                                                row.number("connector"),
                                                row.text("queue"),
                                                row.number("person"))),
                                row.number("n"))));
    }

    /** @param changes by call how often more than before each fact of it counts */
    static Future<Void> write(SqlClient transaction, Map<Long, Map<CallFact, Long>> changes, Instant at) {
        var signed = new ArrayList<Signed>();
        changes.forEach((call, facts) -> facts.forEach((fact, n) -> {
            for (long i = 0; i < Math.abs(n); i++) {
                signed.add(new Signed(call, fact, Long.signum(n)));
            }
        }));
        return signed.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(WRITE.sql())
                        .execute(WRITE.values(new Writing(signed, at)))
                        .mapEmpty();
    }
}
