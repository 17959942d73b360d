package hotline.allowance;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.INT;

import hotline.rows.Batch;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.SqlType;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Table {@code allowance}. Rows are locked in the order of their ids by every statement that waits for any. The
 * {@code WITH} parts below are built from the same pieces: the request, whether to refuse it, and the use.
 */
final class AllowanceStore {
    private record Asked(List<Allowance> allowances, Instant at) {}

    private static final Batch<Allowance> ALLOWANCES = Batch.<Allowance>of()
            .fixed("id", SqlType.UUID, Allowance::id)
            .fixed("pace", BIGINT, Allowance::pace)
            .fixed("most", INT, allowance -> allowance.quota().most())
            .fixed("shared", BOOLEAN, Allowance::isShared);

    private static final Parameters<Asked> ASKED = Parameters.<Asked>of()
            .batch("allowances", ALLOWANCES, Asked::allowances)
            .value("at", BIGINT, asked -> micros(asked.at()));

    /** A used-up shared allowance refuses only clients who have used some of theirs. */
    private static final String REFUSAL = """
            WITH asked AS (
                SELECT * FROM unnest(:allowances) AS asked
            ), now_used AS (
                SELECT asked.*, drained_by(at, drained_at, :at::bigint, asked.pace * asked.most) AS base FROM asked LEFT JOIN allowance USING (id)
            ), refusal AS (
                SELECT max(base + pace - pace * most - :at) AS wait FROM now_used
                WHERE base + pace > :at + pace * most
                    AND (NOT shared OR EXISTS (SELECT FROM now_used own WHERE NOT own.shared AND own.base > :at))
            )
            """;

    private static final String USE = """
            , used AS (
                INSERT INTO allowance AS had (id, at, base, asked, pace, most)
                SELECT id, :at, :at, 1, pace, most FROM asked %s ORDER BY id
                ON CONFLICT (id) DO UPDATE SET at = EXCLUDED.at, base = drained_by(had.at, had.drained_at, EXCLUDED.at, EXCLUDED.pace * EXCLUDED.most),
                    asked = EXCLUDED.asked, pace = EXCLUDED.pace, most = EXCLUDED.most
                RETURNING id, granted, drained_at + pace - pace * most - at AS wait
            )
            """;

    private static final Statement<Asked> CHECK = Statement.of(REFUSAL + "SELECT wait FROM refusal", ASKED);

    private static final Statement<Asked> TAKE =
            Statement.of(REFUSAL + USE.formatted("WHERE (SELECT wait FROM refusal) IS NULL") + """
            SELECT coalesce((SELECT wait FROM refusal),
                (SELECT max(wait) FROM used JOIN asked USING (id) WHERE granted = 0 AND NOT shared)) AS wait
            """, ASKED);

    private static final Statement<Asked> SPEND =
            Statement.of(REFUSAL + USE.formatted("") + "SELECT max(wait) AS wait FROM used WHERE granted = 0", ASKED);

    private static final String GIVE_BACK = """
            UPDATE allowance SET base = drained_at, asked = -1
            FROM (SELECT id FROM allowance WHERE id = ANY ($1) ORDER BY id FOR UPDATE) given_back
            WHERE allowance.id = given_back.id
            """;

    /** Waits for no lock: a row that is locked is in use. */
    private static final String DELETE_UNUSED = """
            DELETE FROM allowance
            WHERE id = ANY (ARRAY(SELECT id FROM allowance WHERE drained_at < $1 FOR UPDATE SKIP LOCKED))
            """;

    private final Pool pool;

    AllowanceStore(Pool pool) {
        this.pool = pool;
    }

    /** How long until one of each is free; empty where that is now. */
    Future<Optional<Duration>> check(List<Allowance> allowances, Instant at) {
        return waitingTime(CHECK, new Asked(allowances, at));
    }

    Future<Optional<Duration>> take(List<Allowance> allowances, Instant at) {
        return waitingTime(TAKE, new Asked(allowances, at));
    }

    Future<Optional<Duration>> spend(List<Allowance> allowances, Instant at) {
        return waitingTime(SPEND, new Asked(allowances, at));
    }

    Future<Void> giveBack(List<Allowance> allowances) {
        return query(GIVE_BACK, Tuple.of(allowances.stream().map(Allowance::id).toArray(UUID[]::new)))
                .mapEmpty();
    }

    Future<Void> deleteUnused(Instant at) {
        return query(DELETE_UNUSED, Tuple.of(micros(at))).mapEmpty();
    }

    private Future<RowSet<Row>> query(String sql, Tuple parameters) {
        return pool.withConnection(connection -> connection.preparedQuery(sql).execute(parameters));
    }

    private Future<Optional<Duration>> waitingTime(Statement<Asked> statement, Asked asked) {
        return query(statement.sql(), statement.values(asked))
                .map(rows -> Rows.only(rows, row -> row.optionalMicroseconds("wait")));
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
