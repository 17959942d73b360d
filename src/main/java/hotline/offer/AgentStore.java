package hotline.offer;

import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The agents of a line as a match sees them. Their rows are changed by the room of the floor. */
final class AgentStore {
    /** Matches of one line come one after the other, on whatever node: each sees the offers of the one before. */
    private static final String ONE_MATCH_AT_A_TIME = "SELECT pg_advisory_xact_lock(412, hashtext($1))";

    /** What they hold is counted for those alone who may be offered work. */
    private static final String OF_LINE = """
            SELECT f.person, f.state, f.reason, f.since, f.until, f.turn, f.away_confirmed, f.last_ended_at, f.seen_until, p.name,
                   coalesce(held.cases, 0) AS cases, coalesce(held.calls, 0) AS calls
            FROM agent_floor f JOIN person p ON p.id = f.person
                LEFT JOIN LATERAL (
                    SELECT (SELECT count(*)::int FROM complaint c
                            WHERE c.owner = f.person AND c.ended_at IS NULL AND c.owner IS NOT NULL AND c.follows IS NULL
                                AND c.status IN ('assigned', 'investigating', 'reopened')) AS cases,
                           (SELECT count(*)::int FROM callback k
                            WHERE k.status = 'in-progress' AND k.agent = f.person AND k.lease_until > $2) AS calls
                ) held ON f.state = 'ready'
            WHERE f.line = $1 AND f.turn IS NOT NULL AND p.enabled AND p.role IN ('agent', 'supervisor')
            ORDER BY f.turn
            """;

    private static final String LINES = """
            SELECT DISTINCT line FROM agent_floor WHERE state = 'ready' AND seen_until > $1
            """;

    private static final String LOCK_READY = """
            SELECT person FROM agent_floor
            WHERE person = ANY ($1::bigint[]) AND line = $2 AND state = 'ready'
            ORDER BY person
            FOR UPDATE SKIP LOCKED
            """;

    /** @param cases open ones in hand; counted where they are ready */
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
            int calls) {}

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

    static Future<List<Long>> lockReady(SqlConnection transaction, String line, List<Long> agents) {
        return transaction
                .preparedQuery(LOCK_READY)
                .execute(Tuple.of(agents.toArray(Long[]::new), line))
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
                row.integer("calls"));
    }
}
