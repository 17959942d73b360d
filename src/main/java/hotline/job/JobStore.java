package hotline.job;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.JSON;
import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.SqlValue;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Table {@code background_job}. */
final class JobStore {
    private static final Logger LOG = LoggerFactory.getLogger(JobStore.class);

    private static final String COLUMNS = """
            id, kind, state, request, position, done, total, result, problem, asked_by, asked_at, run, finished_at
            """;

    private static final String ASK = """
            INSERT INTO background_job (kind, state, request, asked_by, asked_at)
            VALUES ($1, 'waiting', $2, $3, $4)
            RETURNING
            """ + COLUMNS;

    /** Jobs that wait, or with a lease that their node has let run out. */
    private static final String CLAIM = """
            UPDATE background_job
            SET state = 'running', run = run + 1, lease_until = $2
            WHERE id = (
                SELECT id
                FROM background_job
                WHERE state IN ('waiting', 'running') AND kind = $1 AND (state = 'waiting' OR lease_until < $3)
                ORDER BY id
                LIMIT 1
                FOR UPDATE SKIP LOCKED
            )
            RETURNING
            """ + COLUMNS;

    private static final String HOLD = """
            UPDATE background_job
            SET lease_until = $3
            WHERE id = $1 AND run = $2 AND state = 'running'
            """;

    private record Advance(Job job, Progress progress, Instant now, Instant leaseUntil) {}

    /**
     * Under the lock of {@link #HOLD}. Nothing is added up here: after a lost answer the same commit may be written
     * again.
     */
    private static final Statement<Advance> ADVANCE = Statement.of(
            """
            UPDATE background_job
            SET position = :position, done = :done, result = coalesce(:result::text::jsonb, result),
                lease_until = :leaseUntil, state = CASE WHEN :last THEN 'done' ELSE state END,
                finished_at = CASE WHEN :last THEN :now::timestamptz END
            WHERE id = :id AND run = :run AND state = 'running'
            """,
            Parameters.<Advance>of()
                    .value("id", BIGINT, advance -> advance.job().id())
                    .value("run", INT, advance -> advance.job().run())
                    .value("position", BIGINT, advance -> advance.progress().position())
                    .value(
                            "done",
                            BIGINT,
                            advance -> advance.job().done() + advance.progress().worked())
                    .optional("result", JSON, advance -> advance.progress()
                            .result()
                            .map(JsonObject::encode))
                    .value("last", BOOLEAN, advance -> advance.progress().isLast())
                    .value("now", INSTANT, Advance::now)
                    .value("leaseUntil", INSTANT, Advance::leaseUntil));

    private static final String MEASURE = """
            UPDATE background_job SET total = $3 WHERE id = $1 AND run = $2 AND state = 'running'
            """;

    private static final String LET_GO = """
            UPDATE background_job SET state = 'waiting', lease_until = NULL WHERE id = $1 AND run = $2 AND state = 'running'
            """;

    private static final String FAIL = """
            UPDATE background_job
            SET state = 'failed', problem = $3, finished_at = $4
            WHERE id = $1 AND run = $2 AND state = 'running'
            """;

    private static final String CANCEL = """
            UPDATE background_job
            SET state = 'cancelled', finished_at = $2
            WHERE id = $1 AND state IN ('waiting', 'running')
            """;

    private static final String UNDER_WAY = """
            SELECT count(*) FROM background_job WHERE state IN ('waiting', 'running') AND kind = $1
            """;

    private static final String BY_ID = "SELECT " + COLUMNS + " FROM background_job WHERE id = $1";

    private static final String NEWEST_FIRST = "SELECT " + COLUMNS + """
            FROM background_job
            WHERE id < $1
            ORDER BY id DESC
            LIMIT $2
            """;

    Future<Job> ask(SqlConnection connection, JobKind kind, JsonObject request, Optional<Long> askedBy, Instant at) {
        return connection
                .preparedQuery(ASK)
                .execute(Tuple.of(kind.code(), request, SqlValue.orNull(askedBy), timestamptz(at)))
                .map(rows -> Rows.only(rows, JobStore::job));
    }

    Future<Optional<Job>> claim(SqlConnection connection, JobKind kind, Instant now, Instant leaseUntil) {
        return connection
                .preparedQuery(CLAIM)
                .execute(Tuple.of(kind.code(), timestamptz(leaseUntil), timestamptz(now)))
                .compose(rows -> {
                    try {
                        return Future.succeededFuture(first(rows));
                    } catch (RuntimeException unreadable) {
                        var row = rows.iterator().next();
                        return failUnreadable(connection, row, unreadable, now).map(Optional.empty());
                    }
                });
    }

    /** An unreadable job does not delay others of its kind. */
    private static Future<Void> failUnreadable(
            SqlConnection connection, Row row, RuntimeException failure, Instant now) {
        LOG.error("Job {} can't be read", row.getLong("id"), failure);
        return connection
                .preparedQuery(FAIL)
                .execute(Tuple.of(
                        row.getLong("id"), row.getInteger("run"), "it can't be read, see the log", timestamptz(now)))
                .mapEmpty();
    }

    /** Whether the run still holds the job; locks its row. */
    Future<Boolean> hold(SqlConnection connection, Job job, Instant leaseUntil) {
        return connection
                .preparedQuery(HOLD)
                .execute(Tuple.of(job.id(), job.run(), timestamptz(leaseUntil)))
                .map(rows -> rows.rowCount() == 1);
    }

    Future<Void> advance(SqlConnection transaction, Job job, Progress progress, Instant now, Instant leaseUntil) {
        return transaction
                .preparedQuery(ADVANCE.sql())
                .execute(ADVANCE.values(new Advance(job, progress, now, leaseUntil)))
                .mapEmpty();
    }

    Future<Void> measure(SqlConnection connection, Job job, long total) {
        return connection
                .preparedQuery(MEASURE)
                .execute(Tuple.of(job.id(), job.run(), total))
                .mapEmpty();
    }

    Future<Void> letGo(SqlConnection connection, Job job) {
        return connection
                .preparedQuery(LET_GO)
                .execute(Tuple.of(job.id(), job.run()))
                .mapEmpty();
    }

    Future<Void> fail(SqlConnection connection, Job job, String problem, Instant at) {
        return connection
                .preparedQuery(FAIL)
                .execute(Tuple.of(job.id(), job.run(), problem, timestamptz(at)))
                .mapEmpty();
    }

    Future<Boolean> cancel(SqlConnection connection, long id, Instant at) {
        return connection
                .preparedQuery(CANCEL)
                .execute(Tuple.of(id, timestamptz(at)))
                .map(rows -> rows.rowCount() == 1);
    }

    Future<Long> underWay(SqlConnection connection, JobKind kind) {
        return connection
                .preparedQuery(UNDER_WAY)
                .execute(Tuple.of(kind.code()))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    Future<Optional<Job>> byId(SqlConnection connection, long id) {
        return connection.preparedQuery(BY_ID).execute(Tuple.of(id)).map(JobStore::first);
    }

    Future<List<Job>> newestFirst(SqlConnection connection, long before, int most) {
        return connection
                .preparedQuery(NEWEST_FIRST)
                .execute(Tuple.of(before, most))
                .map(rows -> {
                    var jobs = new ArrayList<Job>(rows.size());
                    for (Row row : rows) {
                        readable(row).ifPresent(jobs::add);
                    }
                    return jobs;
                });
    }

    private static Optional<Job> first(RowSet<Row> rows) {
        return Rows.first(rows, JobStore::job);
    }

    /** A list leaves out jobs that this server can't read, such as a kind of a newer server. */
    private static Optional<Job> readable(Row row) {
        try {
            return Optional.of(job(Fields.of(row)));
        } catch (RuntimeException unreadable) {
            LOG.warn("Job {} can't be read: {}", row.getLong("id"), unreadable.toString());
            return Optional.empty();
        }
    }

    private static Job job(Fields row) {
        return new Job(
                row.number("id"),
                row.code("kind", JobKind::of),
                row.code("state", JobState::of),
                row.object("request"),
                row.number("position"),
                row.number("done"),
                row.optionalNumber("total"),
                row.optionalObject("result"),
                row.optionalText("problem"),
                row.optionalNumber("asked_by"),
                row.instant("asked_at"),
                row.integer("run"),
                row.optionalInstant("finished_at"));
    }
}
