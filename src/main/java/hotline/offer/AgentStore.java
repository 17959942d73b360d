package hotline.offer;

import static hotline.rows.SqlType.timestamptz;

import hotline.complaint.next.CasesInHand;
import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The agents of a line as a match sees them. Their rows are changed by the room of the floor. */
final class AgentStore {
    /** Matches of one line come one after the other, on whatever node: each sees the offers of the one before. */
    private static final String ONE_MATCH_AT_A_TIME = "SELECT pg_advisory_xact_lock(412, hashtext($1))";

    /** People with a customer: by the telephone that speaks, by the call where the exchange names no telephone, or with a visitor. */
    private static final String SPEAKING = """
            SELECT l.person, l.answered_at AS since
            FROM call_leg l JOIN call c ON c.id = l.call
            WHERE l.answered_at IS NOT NULL AND l.ended_at IS NULL AND c.ended_at IS NULL AND l.person IS NOT NULL
            UNION ALL
            SELECT c.person, c.answered_at
            FROM call c
            WHERE c.ended_at IS NULL AND c.answered_at IS NOT NULL AND c.person IS NOT NULL
                AND NOT EXISTS (SELECT FROM call_leg l WHERE l.call = c.id AND l.answered_at IS NOT NULL)
            UNION ALL
            SELECT v.agent, v.taken_at
            FROM visit v
            WHERE v.ended_at IS NULL AND v.agent IS NOT NULL""";

    /** What they hold is counted for those alone who may be offered work: a lateral join on the state would count it for all. */
    private static final String OF_LINE = """
            SELECT f.person, f.state, f.reason, f.since, f.until, f.turn, f.away_confirmed, f.last_ended_at, f.seen_until, p.name,
                   CASE WHEN f.state = 'ready' THEN (%s) ELSE 0 END AS cases,
                   CASE WHEN f.state = 'ready' THEN (
                       SELECT count(*)::int FROM callback k
                       WHERE k.status = 'in-progress' AND k.agent = f.person AND k.lease_until > $2)
                       + (SELECT count(*)::int FROM (%s) t WHERE t.person = f.person) ELSE 0 END AS calls,
                   EXISTS (SELECT FROM agent_extension e WHERE e.person = f.person) AS reachable
            FROM agent_floor f JOIN person p ON p.id = f.person
            WHERE f.line = $1 AND f.turn IS NOT NULL AND p.enabled AND p.role IN ('agent', 'supervisor')
            ORDER BY f.turn
            """.formatted(CasesInHand.counted("f.person"), SPEAKING);

    private static final String LINES = """
            SELECT DISTINCT line FROM agent_floor WHERE state = 'ready' AND seen_until > $1
            """;

    private static final String IS_PICKING = """
            SELECT EXISTS (
                SELECT FROM complaint c
                WHERE c.number = $1 AND c.owner IS DISTINCT FROM $2 AND c.status IN ('received', 'reopened')
                    AND NOT EXISTS (
                        SELECT FROM offer o WHERE o.kind = 'case' AND o.subject = c.id AND o.agent = $2 AND o.answer IS NULL)) AS is_picking
            """;

    private static final String LOCK_READY = """
            SELECT person FROM agent_floor
            WHERE person = ANY ($1::bigint[]) AND line = $2 AND state = 'ready' AND seen_until > $3
            ORDER BY person
            FOR UPDATE SKIP LOCKED
            """;

    /** A caller waits: whoever changes the agent's row at this moment is waited for. */
    private static final String AWAIT_READY = """
            SELECT person FROM agent_floor
            WHERE person = ANY ($1::bigint[]) AND line = $2 AND state = 'ready' AND seen_until > $3
            ORDER BY person
            FOR UPDATE
            """;

    private static final String LAST_CALLERS = """
            SELECT DISTINCT ON (k.complaint_id) a.agent
            FROM callback k JOIN callback_attempt a ON a.callback_id = k.id
            WHERE k.complaint_id = ANY ($1::bigint[])
            ORDER BY k.complaint_id, k.id DESC, a.attempt DESC
            """;

    /** Busy ones whose call has ended since, and who have no other. */
    private static final String LOST_TRACK = """
            SELECT f.person, f.state FROM agent_floor f
            WHERE f.state = 'offered' AND NOT EXISTS (SELECT FROM offer o WHERE o.agent = f.person AND o.answer IS NULL)
                OR f.state = 'busy' AND EXISTS (
                    SELECT FROM callback_attempt a WHERE a.agent = f.person AND a.ended_at >= f.since)
                    AND NOT EXISTS (SELECT FROM callback k WHERE k.status = 'in-progress' AND k.agent = f.person)
                    AND NOT EXISTS (SELECT FROM (%s) t WHERE t.person = f.person)
            ORDER BY f.person
            LIMIT $1
            """.formatted(SPEAKING);

    /** Ready ones who have a call in hand that came to them without an offer, such as one that someone asked for; an index has calls in hand alone. */
    private static final String CALLING = """
            SELECT h.person, max(h.since) AS since
            FROM (
                SELECT k.agent AS person, a.started_at AS since
                FROM callback k JOIN callback_attempt a ON a.callback_id = k.id AND a.attempt = k.attempts
                WHERE k.status = 'in-progress' AND k.lease_until > $1
                UNION ALL
                SELECT t.person, t.since FROM (%s) t) h
                JOIN agent_floor f ON f.person = h.person
            WHERE f.state = 'ready'
            GROUP BY h.person
            ORDER BY h.person
            LIMIT $2
            """.formatted(SPEAKING);

    /** Those of them who have a callback in hand, or speak with a customer. */
    private static final String WITH_CUSTOMER = """
            SELECT n.person FROM unnest($1::bigint[]) AS n (person)
            WHERE EXISTS (SELECT FROM callback k WHERE k.status = 'in-progress' AND k.agent = n.person)
                OR EXISTS (SELECT FROM (%s) t WHERE t.person = n.person)
            """.formatted(SPEAKING);

    /**
     * @param cases open ones in hand; counted where they are ready
     * @param calls callbacks, telephone calls and visitors in hand, so
     * @param isReachable has a telephone
     */
    record Present(
            long person,
            String name,
            String state,
            Optional<String> reason,
            Instant since,
            Optional<Instant> until,
            long turn,
            boolean isAwayConfirmed,
            Optional<Instant> lastEnded,
            Instant seenUntil,
            int cases,
            int calls,
            boolean isReachable) {}

    private AgentStore() {}

    static Future<Void> oneMatchAtATime(SqlConnection transaction, String line) {
        return transaction
                .preparedQuery(ONE_MATCH_AT_A_TIME)
                .execute(Tuple.of(line))
                .mapEmpty();
    }

    static Future<List<Present>> ofLine(SqlConnection connection, String line, Instant now) {
        return connection
                .preparedQuery(OF_LINE)
                .execute(Tuple.of(line, timestamptz(now)))
                .map(rows -> Rows.all(rows, AgentStore::present));
    }

    /** Departments where an agent is ready. */
    static Future<List<String>> lines(SqlConnection connection, Instant now) {
        return connection
                .preparedQuery(LINES)
                .execute(Tuple.of(timestamptz(now)))
                .map(rows -> Rows.all(rows, row -> row.text("line")));
    }

    /** Whether the complaint could be assigned, and is neither this agent's nor offered to them. */
    static Future<Boolean> isPicking(SqlConnection connection, String number, long agent) {
        return connection
                .preparedQuery(IS_PICKING)
                .execute(Tuple.of(number, agent))
                .map(rows -> Rows.only(rows, row -> row.flag("is_picking")));
    }

    /** Those of them who are ready and present, locked. */
    static Future<List<Long>> lockReady(SqlConnection transaction, String line, List<Long> agents, Instant now) {
        return ready(transaction, LOCK_READY, line, agents, now);
    }

    static Future<List<Long>> awaitReady(SqlConnection transaction, String line, List<Long> agents, Instant now) {
        return ready(transaction, AWAIT_READY, line, agents, now);
    }

    private static Future<List<Long>> ready(
            SqlConnection transaction, String sql, String line, List<Long> agents, Instant now) {
        return transaction
                .preparedQuery(sql)
                .execute(Tuple.of(agents.toArray(Long[]::new), line, timestamptz(now)))
                .map(rows -> Rows.all(rows, row -> row.number("person")));
    }

    /** Who made the last call about each of the complaints. */
    static Future<List<Long>> lastCallers(SqlConnection transaction, List<Long> complaints) {
        return transaction
                .preparedQuery(LAST_CALLERS)
                .execute(Tuple.of(complaints.toArray(Long[]::new)))
                .map(rows -> Rows.all(rows, row -> row.number("agent")));
    }

    /** Agents with work by their row, and none by the rows of works: whether they are offered one, by person. */
    static Future<Map<Long, Boolean>> withoutWork(SqlConnection transaction, int most) {
        return transaction
                .preparedQuery(LOST_TRACK)
                .execute(Tuple.of(most))
                .map(rows -> Rows.byKey(rows, row -> row.number("person"), row -> row.text("state")
                        .equals("offered")));
    }

    /** Agents who count as ready while they make a call: since when, by person. */
    static Future<Map<Long, Instant>> calling(SqlConnection transaction, Instant now, int most) {
        return transaction
                .preparedQuery(CALLING)
                .execute(Tuple.of(timestamptz(now), most))
                .map(rows -> Rows.byKey(rows, row -> row.number("person"), row -> row.instant("since")));
    }

    static Future<List<Long>> withCustomer(SqlConnection transaction, List<Long> agents) {
        return transaction
                .preparedQuery(WITH_CUSTOMER)
                .execute(Tuple.of(agents.toArray(Long[]::new)))
                .map(rows -> Rows.all(rows, row -> row.number("person")));
    }

    private static Present present(Fields row) {
        return new Present(
                row.number("person"),
                row.text("name"),
                row.text("state"),
                row.optionalText("reason"),
                row.instant("since"),
                row.optionalInstant("until"),
                row.number("turn"),
                row.flag("away_confirmed"),
                row.optionalInstant("last_ended_at"),
                row.instant("seen_until"),
                row.integer("cases"),
                row.integer("calls"),
                row.flag("reachable"));
    }
}
