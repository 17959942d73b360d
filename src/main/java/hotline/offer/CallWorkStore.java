package hotline.offer;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.dispatch.Preference;
import hotline.offer.CallOffers.Asking;
import hotline.policy.dispatch.Need;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Rows of {@code call_work}. They are locked after their calls and before offers. */
final class CallWorkStore {
    /** An exchange gives an id again after a restart. */
    private static final Duration SAME_CALL = Duration.ofHours(12);
    /** The id of a call that was over by then is given to another one. */
    private static final Duration OVER = Duration.ofMinutes(15);
    /** A caller without an id who calls again some time later is another call. */
    private static final Duration SAME_CALLER = Duration.ofMinutes(2);

    /** An exchange that rings on by itself gives up by then. */
    private static final Duration HUNTS = Duration.ofMinutes(5);

    /** Agents who let the call pass are not asked again while it rings at others. */
    private static final String SELECT = """
            SELECT w.id, w.call, w.line, w.needs, w.arrived_at, w.due_at, w.ahead_minutes, w.prefer, w.prefer_why, w.hunts, w.ended_at,
                   w.avoid || ARRAY(SELECT o.agent FROM offer o WHERE o.kind = 'call' AND o.subject = w.id
                       AND o.answered_at > w.asked_at - CASE o.answer WHEN 'declined' THEN interval '10 minutes' ELSE interval '1 minute' END
                       AND o.answer <> 'accepted') AS avoid
            FROM call_work w
            """;

    private static final String OF_ID = SELECT + """
            WHERE w.connector = $1 AND w.call_id = $2 AND w.asked_at > $3 AND (w.ended_at IS NULL OR w.ended_at > $4)
            ORDER BY w.id DESC LIMIT 1 FOR UPDATE
            """;

    private static final String OF_CALLER = SELECT + """
            WHERE w.connector = $1 AND w.call_id IS NULL AND w.digest = $2 AND w.asked_at > $3 AND w.ended_at IS NULL
            ORDER BY w.id DESC LIMIT 1 FOR UPDATE
            """;

    private static final String OF_CALL = SELECT + "WHERE w.call = $1 FOR UPDATE";

    private record Written(Asking asking, Instant at) {}

    private static final Statement<Written> INSERT = Statement.of(
            """
            INSERT INTO call_work
                (connector, call_id, digest, line, needs, arrived_at, due_at, ahead_minutes, prefer, prefer_why, avoid, asked_at, hunts)
            SELECT :connector, :call, :digest, :line, :needs::text::jsonb, :at, :due, :ahead, :prefer, :why, :avoid::bigint[], :at, :hunts
            RETURNING id
            """,
            Parameters.<Written>of()
                    .value("connector", BIGINT, one -> one.asking().connector())
                    .optional("call", TEXT, one -> one.asking().callId())
                    .optional("digest", BIGINT, one -> one.asking().digest())
                    .value("line", TEXT, one -> one.asking().line())
                    .value("needs", TEXT, one -> needs(one.asking().need()).encode())
                    .value("at", INSTANT, Written::at)
                    .value("due", INSTANT, one -> one.asking().due())
                    .value("ahead", INT, one -> one.asking().aheadMinutes())
                    .optional("prefer", BIGINT, one -> one.asking().wish().map(CallWork.Wish::agent))
                    .optional("why", TEXT, one -> one.asking().wish().map(wish -> WhyJson.code(wish.because())))
                    .array("avoid", BIGINT, one -> one.asking().avoid())
                    .value("hunts", BOOLEAN, one -> one.asking().hunts()));

    private static final String ASKED_AGAIN = "UPDATE call_work SET asked_at = $2, hunts = $3 WHERE id = $1";

    /** Those of an exchange that asks again or rings on by itself. */
    static final String ASKED_FOR =
            "w.ended_at IS NULL AND (w.asked_at > %1$s::timestamptz - interval '" + CallOffers.ASKS_AGAIN.toSeconds()
                    + " s' OR w.hunts AND w.asked_at > %1$s::timestamptz - interval '" + HUNTS.toSeconds() + " s')";

    /** And of which no telephone rings now by an offer: the one that asks, and the first of the others, in the order of {@link hotline.complaint.Turn}. */
    private static final String WAITING = SELECT + "WHERE w.line = $1 AND " + ASKED_FOR.formatted("$2") + """
                AND NOT EXISTS (SELECT FROM offer o WHERE o.kind = 'call' AND o.subject = w.id AND o.answer IS NULL)
            ORDER BY w.id IS DISTINCT FROM $3::bigint, w.due_at > $2,
                CASE WHEN w.due_at > $2 THEN w.due_at - w.ahead_minutes * interval '1 minute' ELSE w.due_at END, w.id
            LIMIT 500
            """;

    private static final String WAITING_ONE =
            SELECT + "WHERE w.id = $3 AND w.line = $1 AND " + ASKED_FOR.formatted("$2") + """
                AND NOT EXISTS (SELECT FROM offer o WHERE o.kind = 'call' AND o.subject = w.id AND o.answer IS NULL)
            """;

    private static final String LOCK = """
            SELECT w.id FROM call_work w
            WHERE w.id = ANY ($1::bigint[]) AND w.line = $2 AND w.ended_at IS NULL
                AND NOT EXISTS (SELECT FROM offer o WHERE o.kind = 'call' AND o.subject = w.id AND o.answer IS NULL)
            ORDER BY w.id
            FOR UPDATE SKIP LOCKED
            """;

    /** Joined with the calls, or asked for with their ids. */
    private static final String LOCK_ALL = """
            SELECT id FROM call_work
            WHERE id IN (
                SELECT w.id FROM call_work w WHERE w.call = ANY ($1::bigint[])
                UNION
                SELECT w.id FROM call c JOIN call_work w ON w.connector = c.connector AND w.call_id = c.call_id
                WHERE c.id = ANY ($1::bigint[]) AND w.call IS NULL AND w.ended_at IS NULL)
            ORDER BY id
            FOR UPDATE
            """;

    private static final String LOCK_NAMED = """
            SELECT id FROM call_work
            WHERE id IN (
                SELECT w.id FROM unnest($1::bigint[], $2::text[]) AS n (connector, call_id)
                    JOIN call_work w ON w.connector = n.connector AND w.call_id = n.call_id
                WHERE w.ended_at IS NULL)
            ORDER BY id
            FOR UPDATE
            """;

    /** By the call, the exchange's id or the caller; which work it is, if any, is read call by call. */
    private static final String ASKED = """
            SELECT c.id FROM call c
            WHERE c.id = ANY ($1::bigint[]) AND (
                EXISTS (SELECT FROM call_work w WHERE w.call = c.id)
                OR EXISTS (SELECT FROM call_work w WHERE w.connector = c.connector AND w.call_id = c.call_id)
                OR EXISTS (SELECT FROM call_work w WHERE w.connector = c.connector AND w.call_id IS NULL
                    AND w.digest = hashtextextended(c.from_number, 411) AND w.ended_at IS NULL))
            """;

    private static final String LOCK_ONE = SELECT + "WHERE w.id = $1 FOR UPDATE";

    private static final String JOIN = "UPDATE call_work SET call = $2 WHERE id = $1 AND call IS NULL";

    private static final String END =
            "UPDATE call_work SET ended_at = $2, digest = NULL WHERE id = $1 AND ended_at IS NULL";

    /** No one asks for them any more, and no event said how they ended. */
    private static final String END_LEFT = """
            UPDATE call_work SET ended_at = $1, digest = NULL
            WHERE id = ANY (ARRAY(
                SELECT w.id FROM call_work w
                WHERE w.ended_at IS NULL AND w.asked_at < $2
                    AND NOT EXISTS (SELECT FROM call c WHERE c.id = w.call AND c.ended_at IS NULL)
                    AND NOT EXISTS (SELECT FROM offer o WHERE o.kind = 'call' AND o.subject = w.id AND o.answer IS NULL)
                LIMIT 500
                FOR UPDATE SKIP LOCKED))
            """;

    /** No one asks for them again. What came of them stands in their calls and offers. */
    private static final String FORGET = """
            DELETE FROM call_work WHERE id = ANY (ARRAY(
                SELECT w.id FROM call_work w
                WHERE w.ended_at < $1
                    AND NOT EXISTS (SELECT FROM offer o WHERE o.kind = 'call' AND o.subject = w.id AND o.answer IS NULL)
                ORDER BY w.ended_at
                LIMIT 500
                FOR UPDATE SKIP LOCKED))
            """;

    private CallWorkStore() {}

    /** The call as it was asked for before, locked. */
    static Future<Optional<CallWork>> lock(
            SqlConnection transaction, long connector, Optional<String> callId, Optional<Long> digest, Instant now) {
        if (callId.isPresent()) {
            return first(
                            transaction,
                            OF_ID,
                            Tuple.of(
                                    connector,
                                    callId.get(),
                                    timestamptz(now.minus(SAME_CALL)),
                                    timestamptz(now.minus(OVER))))
                    .compose(found -> found.isPresent()
                            ? Future.succeededFuture(found)
                            : ofCaller(transaction, connector, digest, now));
        }
        return ofCaller(transaction, connector, digest, now);
    }

    private static Future<Optional<CallWork>> ofCaller(
            SqlConnection transaction, long connector, Optional<Long> digest, Instant now) {
        return digest.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : first(transaction, OF_CALLER, Tuple.of(connector, digest.get(), timestamptz(now.minus(SAME_CALLER))));
    }

    static Future<List<Long>> lockAll(SqlConnection transaction, List<Long> calls) {
        return transaction
                .preparedQuery(LOCK_ALL)
                .execute(Tuple.of((Object) calls.toArray(Long[]::new)))
                .map(rows -> Rows.all(rows, row -> row.number("id")));
    }

    static Future<Void> lockNamed(SqlConnection transaction, List<CallOffers.Named> calls) {
        return transaction
                .preparedQuery(LOCK_NAMED)
                .execute(Tuple.of(
                        (Object) calls.stream().map(CallOffers.Named::connector).toArray(Long[]::new),
                        (Object) calls.stream().map(CallOffers.Named::callId).toArray(String[]::new)))
                .mapEmpty();
    }

    static Future<List<Long>> asked(SqlConnection transaction, List<Long> calls) {
        return transaction
                .preparedQuery(ASKED)
                .execute(Tuple.of((Object) calls.toArray(Long[]::new)))
                .map(rows -> Rows.all(rows, row -> row.number("id")));
    }

    static Future<Optional<CallWork>> lockOf(SqlConnection transaction, long call) {
        return first(transaction, OF_CALL, Tuple.of(call));
    }

    private static Future<Optional<CallWork>> first(SqlConnection transaction, String sql, Tuple values) {
        return transaction.preparedQuery(sql).execute(values).map(rows -> Rows.first(rows, CallWorkStore::work));
    }

    static Future<Long> insert(SqlConnection transaction, Asking asking, Instant now) {
        return transaction
                .preparedQuery(INSERT.sql())
                .execute(INSERT.values(new Written(asking, now)))
                .map(rows -> Rows.only(rows, row -> row.number("id")));
    }

    static Future<Void> askedAgain(SqlConnection transaction, long id, boolean hunts, Instant now) {
        return transaction
                .preparedQuery(ASKED_AGAIN)
                .execute(Tuple.of(id, timestamptz(now), hunts))
                .mapEmpty();
    }

    static Future<List<CallWork>> waiting(SqlConnection connection, String line, Instant now) {
        return waiting(connection, WAITING, Tuple.of(line, timestamptz(now), null));
    }

    /** That one too, however many wait. */
    static Future<List<CallWork>> waitingWith(SqlConnection connection, String line, Instant now, long id) {
        return waiting(connection, WAITING, Tuple.of(line, timestamptz(now), id));
    }

    /** That one alone, if it waits. */
    static Future<List<CallWork>> waiting(SqlConnection connection, String line, Instant now, long id) {
        return waiting(connection, WAITING_ONE, Tuple.of(line, timestamptz(now), id));
    }

    private static Future<List<CallWork>> waiting(SqlConnection connection, String statement, Tuple values) {
        return connection.preparedQuery(statement).execute(values).map(rows -> Rows.all(rows, CallWorkStore::work));
    }

    static Future<List<Long>> lock(SqlConnection transaction, String line, List<Long> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture(List.of())
                : transaction
                        .preparedQuery(LOCK)
                        .execute(Tuple.of(ids.toArray(Long[]::new), line))
                        .map(rows -> Rows.all(rows, row -> row.number("id")));
    }

    static Future<Optional<CallWork>> lock(SqlConnection transaction, long id) {
        return first(transaction, LOCK_ONE, Tuple.of(id));
    }

    static Future<Void> join(SqlConnection transaction, long id, long call) {
        return transaction.preparedQuery(JOIN).execute(Tuple.of(id, call)).mapEmpty();
    }

    static Future<Void> end(SqlConnection transaction, long id, Instant at) {
        return transaction
                .preparedQuery(END)
                .execute(Tuple.of(id, timestamptz(at)))
                .mapEmpty();
    }

    static Future<Void> endLeft(SqlConnection transaction, Instant now, Instant askedBefore) {
        return transaction
                .preparedQuery(END_LEFT)
                .execute(Tuple.of(timestamptz(now), timestamptz(askedBefore)))
                .mapEmpty();
    }

    static Future<Void> forget(SqlConnection transaction, Instant endedBefore) {
        return transaction
                .preparedQuery(FORGET)
                .execute(Tuple.of(timestamptz(endedBefore)))
                .mapEmpty();
    }

    private static JsonObject needs(Need need) {
        return new JsonObject(new HashMap<>(need.skills()));
    }

    static Need need(JsonObject kept) {
        var levels = new HashMap<String, Integer>();
        kept.forEach(one -> levels.put(one.getKey(), ((Number) one.getValue()).intValue()));
        return new Need(levels);
    }

    private static CallWork work(Fields row) {
        return new CallWork(
                row.number("id"),
                row.optionalNumber("call"),
                row.text("line"),
                need(row.object("needs")),
                row.instant("arrived_at"),
                row.instant("due_at"),
                row.integer("ahead_minutes"),
                row.optionalNumber("prefer").map(agent -> new CallWork.Wish(agent, because(row))),
                Set.copyOf(row.numbers("avoid")),
                row.flag("hunts"),
                row.optionalInstant("ended_at"));
    }

    static Preference.Because because(Fields row) {
        return row.code("prefer_why", code -> Arrays.stream(Preference.Because.values())
                .filter(one -> WhyJson.code(one).equals(code))
                .findFirst());
    }
}
