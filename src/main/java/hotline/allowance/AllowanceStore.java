package hotline.allowance;

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
 * Table {@code allowance}. Rows are locked in the order of their ids by every statement that waits for any. The ladder of
 * {@code WITH} parts below is put together from the same pieces: what is asked for, whether it must be refused, and the use.
 */
final class AllowanceStore {
    /** A shared one that is used up refuses those alone who have used some of their own. */
    private static final String REFUSAL = """
            WITH asked AS (
                SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::int[], $4::boolean[]) AS asked (id, pace, most, shared)
            ), now_used AS (
                SELECT asked.*, drained_by(at, drained_at, $5::bigint, asked.pace * asked.most) AS base FROM asked LEFT JOIN allowance USING (id)
            ), refusal AS (
                SELECT max(base + pace - pace * most - $5) AS wait FROM now_used
                WHERE base + pace > $5 + pace * most
                    AND (NOT shared OR EXISTS (SELECT FROM now_used own WHERE NOT own.shared AND own.base > $5))
            )
            """;

    private static final String USE = """
            , used AS (
                INSERT INTO allowance AS had (id, at, base, asked, pace, most)
                SELECT id, $5, $5, 1, pace, most FROM asked %s ORDER BY id
                ON CONFLICT (id) DO UPDATE SET at = EXCLUDED.at, base = drained_by(had.at, had.drained_at, EXCLUDED.at, EXCLUDED.pace * EXCLUDED.most),
                    asked = EXCLUDED.asked, pace = EXCLUDED.pace, most = EXCLUDED.most
                RETURNING id, granted, drained_at + pace - pace * most - at AS wait
            )
            """;

    private static final String CHECK = REFUSAL + "SELECT wait FROM refusal";

    private static final String TAKE = REFUSAL + USE.formatted("WHERE (SELECT wait FROM refusal) IS NULL") + """
            SELECT coalesce((SELECT wait FROM refusal),
                (SELECT max(wait) FROM used JOIN asked USING (id) WHERE granted = 0 AND NOT shared))
            """;

    private static final String SPEND = REFUSAL + USE.formatted("") + "SELECT max(wait) FROM used WHERE granted = 0";

    private static final String GIVE_BACK = """
            UPDATE allowance SET base = drained_at, asked = -1
            FROM (SELECT id FROM allowance WHERE id = ANY ($1) ORDER BY id FOR UPDATE) given_back
            WHERE allowance.id = given_back.id
            """;

    /** Waits for no lock: a row that is locked is in use. */
    private static final String DELETE_UNUSED = """
            DELETE FROM allowance
            WHERE id IN (SELECT id FROM allowance WHERE drained_at < $1 FOR UPDATE SKIP LOCKED)
            """;

    private final Pool pool;

    AllowanceStore(Pool pool) {
        this.pool = pool;
    }

    /** How long until one of each is free; empty where that is now. */
    Future<Optional<Duration>> check(List<Allowance> allowances, Instant at) {
        return query(CHECK, asked(allowances, at)).map(AllowanceStore::waitingTime);
    }

    Future<Optional<Duration>> take(List<Allowance> allowances, Instant at) {
        return query(TAKE, asked(allowances, at)).map(AllowanceStore::waitingTime);
    }

    Future<Optional<Duration>> spend(List<Allowance> allowances, Instant at) {
        return query(SPEND, asked(allowances, at)).map(AllowanceStore::waitingTime);
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

    private static Tuple asked(List<Allowance> allowances, Instant at) {
        return Tuple.of(
                allowances.stream().map(Allowance::id).toArray(UUID[]::new),
                allowances.stream().map(Allowance::pace).toArray(Long[]::new),
                allowances.stream().map(one -> one.quota().most()).toArray(Integer[]::new),
                allowances.stream().map(Allowance::isShared).toArray(Boolean[]::new),
                micros(at));
    }

    private static Optional<Duration> waitingTime(RowSet<Row> rows) {
        return Optional.ofNullable(rows.iterator().next().getLong(0))
                .map(micros -> Duration.of(micros, ChronoUnit.MICROS));
    }

    private static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }
}
