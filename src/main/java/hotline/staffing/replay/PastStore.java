package hotline.staffing.replay;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;

import hotline.database.LongStatement;
import hotline.log.EventColumn;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** Reads what a line recorded of a period. */
final class PastStore {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /** @param before from when on the floor's log says in which order people stood at the beginning */
    record Asked(String line, Instant before, Instant from, Instant to, int most) {}

    private static final Parameters<Asked> ASKED = Parameters.<Asked>of()
            .value("line", TEXT, Asked::line)
            .value("before", INSTANT, Asked::before)
            .value("from", INSTANT, Asked::from)
            .value("to", INSTANT, Asked::to)
            .value("most", INT, Asked::most);

    private static final Statement<Asked> FLOOR = Statement.of("""
            SELECT at, line, person, type, details FROM floor_event
            WHERE line = :line AND at >= :before AND at < :to
            ORDER BY at, id
            """, ASKED);

    private static final Statement<Asked> OFFERS = Statement.of("""
            SELECT kind, subject, number, agent, offered_at, answer, answered_at, why -> 'tied' AS tied FROM offer
            WHERE line = :line AND offered_at >= :before AND offered_at < :to
            ORDER BY offered_at, kind, subject, number
            """, ASKED);

    /** Open at some moment of the period: ended ones by when they were filed, the others are few. */
    private static final Statement<Asked> CASES = Statement.of("""
            SELECT id FROM (
                SELECT id FROM complaint WHERE held_by = :line AND received_at < :to AND ended_at >= :from
                UNION ALL
                SELECT id FROM complaint WHERE held_by = :line AND received_at < :to AND ended_at IS NULL) AS alive
            ORDER BY id LIMIT :most
            """, ASKED);

    private static final Statement<Asked> CALLBACKS = Statement.of("""
            SELECT k.id FROM (
                SELECT id, complaint_id FROM callback WHERE created_at < :to AND finished_at >= :from
                UNION ALL
                SELECT id, complaint_id FROM callback WHERE created_at < :to AND status IN ('waiting', 'in-progress')) AS k
                JOIN complaint c ON c.id = k.complaint_id
            WHERE c.held_by = :line
            ORDER BY k.id LIMIT :most
            """, ASKED);

    /**
     * Of callers, to the department whose line it was, or to the agent who answered or was called last, or by the exchange's name for it. One that an exchange
     * asked for has the id under which it was offered, and whom it was meant for.
     */
    private static final Statement<Asked> CALLS = Statement.of("""
            SELECT coalesce(w.id, -c.id) AS id, coalesce(c.queued_at, c.offered_at) AS since, c.answered_at, c.ended_at,
                   coalesce(r.root, c.file) AS file, w.prefer, w.prefer_why, coalesce(w.ahead_minutes, 0) AS ahead_minutes,
                   coalesce(w.avoid, '{}') AS avoid
            FROM call c
                LEFT JOIN person p ON p.id = c.person
                LEFT JOIN call_work w ON w.call = c.id
                LEFT JOIN file_root r ON r.file = c.file
            WHERE c.direction = 'in' AND c.offered_at >= :from AND c.offered_at < :to
                AND coalesce(w.line = :line, p.department = :line OR c.queue = :line)
            ORDER BY c.offered_at, c.id LIMIT :most
            """, ASKED);

    private record Ids(Collection<Long> ids) {}

    private static final Parameters<Ids> IDS = Parameters.<Ids>of().array("ids", BIGINT, Ids::ids);

    private static final Statement<Ids> CASE_STORIES = Statement.of(EventColumn.in("""
            SELECT c.id, c.type, c.subtype, c.severity, c.channel, c.language, c.received_at, c.original_due_at, c.breached_at,
                   c.ahead_minutes, e.steps
            FROM complaint c CROSS JOIN LATERAL (
                SELECT jsonb_agg(jsonb_build_object('type', e.type, 'at', e.at, 'owner', {e.OWNER}, 'to', {e.TO}) ORDER BY e.seq) AS steps
                FROM event e
                WHERE e.complaint_id = c.id AND e.type IN ({RECEIVED}, {ASSIGNED}, {RELEASED}, {HANDED_OVER}, {RESOLVED}, {CLOSED},
                    {WITHDRAWN}, {JUDGED_NOT_VALID})) AS e
            WHERE c.id = ANY (:ids)
            """), IDS);

    private static final Statement<Ids> CALLBACK_STORIES = Statement.of("""
            SELECT k.id, k.complaint_id, c.type, c.subtype, c.severity, c.channel, c.language, c.policy_version, k.created_at, k.due_at,
                   k.ahead_minutes, k.not_before, k.status, k.finished_at, k.kept_for, k.kept_until,
                   array_remove(ARRAY[k.not_owner, k.not_resolver], NULL) AS not_by, coalesce(a.attempts, '[]') AS attempts
            FROM callback k JOIN complaint c ON c.id = k.complaint_id
                CROSS JOIN LATERAL (
                    SELECT jsonb_agg(jsonb_build_object('from', a.started_at, 'to', a.ended_at) ORDER BY a.attempt) AS attempts
                    FROM callback_attempt a WHERE a.callback_id = k.id) AS a
            WHERE k.id = ANY (:ids)
            """, IDS);

    private PastStore() {}

    /** For the statements of this transaction: a week of a large house is looked for among ten million. */
    static Future<Void> mayTakeLong(SqlConnection transaction) {
        return LongStatement.allow(transaction, LONGEST);
    }

    static <T> Future<List<T>> floor(SqlConnection connection, Asked asked, Function<Fields, T> read) {
        return read(connection, FLOOR, asked, read);
    }

    static <T> Future<List<T>> offers(SqlConnection connection, Asked asked, Function<Fields, T> read) {
        return read(connection, OFFERS, asked, read);
    }

    static <T> Future<List<T>> calls(SqlConnection connection, Asked asked, Function<Fields, T> read) {
        return read(connection, CALLS, asked, read);
    }

    static Future<List<Long>> cases(SqlConnection connection, Asked asked) {
        return read(connection, CASES, asked, row -> row.number("id"));
    }

    static Future<List<Long>> callbacks(SqlConnection connection, Asked asked) {
        return read(connection, CALLBACKS, asked, row -> row.number("id"));
    }

    static <T> Future<List<T>> caseStories(SqlConnection connection, Collection<Long> ids, Function<Fields, T> read) {
        return read(connection, CASE_STORIES, new Ids(ids), read);
    }

    static <T> Future<List<T>> callbackStories(
            SqlConnection connection, Collection<Long> ids, Function<Fields, T> read) {
        return read(connection, CALLBACK_STORIES, new Ids(ids), read);
    }

    private static <P, T> Future<List<T>> read(
            SqlConnection connection, Statement<P> statement, P asked, Function<Fields, T> read) {
        return connection
                .preparedQuery(statement.sql())
                .execute(statement.values(asked))
                .map(rows -> Rows.all(rows, read));
    }
}
