package hotline.export;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BYTES;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.JSON;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.identity.Caller;
import hotline.job.JobState;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tables {@code data_export} and {@code data_export_chunk}. */
final class ExportStore {
    /** @param until when its file ends to exist, if it is not written by then */
    record Asked(
            ExportRequest request, Caller.Staff person, long job, List<String> columns, Instant at, Instant until) {}

    private static final Statement<Asked> INSERT = Statement.of(
            """
            INSERT INTO data_export (person, job, what, list, filters, columns, format, language, reason, asked_at, file_until)
            VALUES (:person, :job, :what, :list::text::jsonb, :filters::text::jsonb, :columns, :format, :language, :reason,
                :at, :until)
            RETURNING id
            """,
            Parameters.<Asked>of()
                    .value("person", BIGINT, asked -> asked.person().id())
                    .value("job", BIGINT, Asked::job)
                    .value("what", TEXT, asked -> asked.request().list().what().code())
                    .value("list", JSON, asked -> Reader.of(asked.person())
                            .in(ListForm.json(asked.request().list()))
                            .encode())
                    .value("filters", JSON, asked -> asked.request().filters().encode())
                    .array("columns", TEXT, Asked::columns)
                    .value("format", TEXT, asked -> asked.request().format().code())
                    .value("language", TEXT, asked -> asked.request().language())
                    .value("reason", TEXT, asked -> asked.request().reason())
                    .value("at", INSTANT, Asked::at)
                    .value("until", INSTANT, Asked::until));

    private static final String SELECT = """
            SELECT e.id, e.person, e.job, e.what, e.list, e.filters, e.columns, e.format, e.language, e.reason, e.asked_at,
                j.state AS job_state, j.done, e.total, e.rows, e.size, j.problem, j.finished_at, e.file_until, e.fetched_at,
                e.removed_at IS NOT NULL AS removed
            FROM data_export e
                JOIN background_job j ON j.id = e.job
            """;

    private static final String OF_PERSON = SELECT + " WHERE e.id = $1 AND e.person = $2 AND e.removed_at IS NULL";
    private static final String OF_JOB = SELECT + " WHERE e.job = $1";
    private static final String NEWEST_FIRST = SELECT + """
            WHERE e.person = $1 AND e.id < $2 AND e.removed_at IS NULL
            ORDER BY e.id DESC
            LIMIT $3
            """;

    /** One request of a person after the other, so that they are counted. */
    private static final String LOCK_PERSON = "SELECT FROM person WHERE id = $1 FOR NO KEY UPDATE";

    private static final String UNDER_WAY = """
            SELECT count(*) AS exports
            FROM data_export e
                JOIN background_job j ON j.id = e.job
            WHERE e.person = $1 AND j.state IN ('waiting', 'running')
            """;

    private static final String COUNTED = "UPDATE data_export SET total = $2 WHERE id = $1";

    /** A node that wrote one and did not hear of it writes it again. */
    private static final Batch<Chunk> CHUNK = Batch.<Chunk>of()
            .fixed("export", BIGINT, Chunk::export)
            .fixed("seq", INT, Chunk::seq)
            .fixed("bytes", BYTES, Chunk::bytes);

    private static final Statement<List<Chunk>> INSERT_CHUNKS = Statement.of(
            "INSERT INTO data_export_chunk (" + CHUNK.names() + ") SELECT " + CHUNK.values()
                    + " FROM unnest(:chunks) AS n ON CONFLICT DO NOTHING",
            Parameters.<List<Chunk>>of().batch("chunks", CHUNK, chunks -> chunks));

    private static final String FINISH = "UPDATE data_export SET rows = $2, size = $3, file_until = $4 WHERE id = $1";
    private static final String DELETE_CHUNKS = "DELETE FROM data_export_chunk WHERE export = ANY ($1)";
    private static final String NO_FILE = "UPDATE data_export SET file_until = NULL WHERE id = ANY ($1)";
    private static final String REMOVE = "UPDATE data_export SET removed_at = $2 WHERE id = $1";
    private static final String FETCHED = "UPDATE data_export SET fetched_at = $2 WHERE id = $1";
    private static final String BYTES_OF = "SELECT bytes FROM data_export_chunk WHERE export = $1 AND seq = $2";

    /** Their files are over: they expired, or their jobs came to nothing. */
    private static final String OVER = """
            SELECT e.id
            FROM data_export e
                JOIN background_job j ON j.id = e.job
            WHERE e.file_until IS NOT NULL
                AND (j.state IN ('failed', 'cancelled') OR (j.state = 'done' AND e.file_until <= $1))
            ORDER BY e.id
            LIMIT 20
            FOR NO KEY UPDATE OF e SKIP LOCKED
            """;

    /** A part of a file, numbered from 0. */
    record Chunk(long export, int seq, Buffer bytes) {}

    Future<Void> lockPerson(SqlConnection transaction, long person) {
        return transaction.preparedQuery(LOCK_PERSON).execute(Tuple.of(person)).mapEmpty();
    }

    Future<Long> underWay(SqlConnection transaction, long person) {
        return transaction
                .preparedQuery(UNDER_WAY)
                .execute(Tuple.of(person))
                .map(rows -> Rows.only(rows, row -> row.number("exports")));
    }

    Future<Long> insert(SqlConnection transaction, Asked asked) {
        return transaction
                .preparedQuery(INSERT.sql())
                .execute(INSERT.values(asked))
                .map(rows -> Rows.only(rows, row -> row.number("id")));
    }

    /** Also one that another person asked for is not there. */
    Future<Optional<DataExport>> ofPerson(SqlConnection connection, long id, long person) {
        return connection
                .preparedQuery(OF_PERSON)
                .execute(Tuple.of(id, person))
                .map(rows -> Rows.first(rows, ExportStore::read));
    }

    Future<DataExport> ofJob(SqlConnection connection, long job) {
        return connection.preparedQuery(OF_JOB).execute(Tuple.of(job)).map(rows -> Rows.only(rows, ExportStore::read));
    }

    Future<List<DataExport>> newestFirst(SqlConnection connection, long person, long before, int most) {
        return connection
                .preparedQuery(NEWEST_FIRST)
                .execute(Tuple.of(person, before, most))
                .map(rows -> Rows.all(rows, ExportStore::read));
    }

    Future<Void> counted(SqlConnection transaction, long export, long total) {
        return transaction
                .preparedQuery(COUNTED)
                .execute(Tuple.of(export, total))
                .mapEmpty();
    }

    Future<Void> insert(SqlConnection transaction, List<Chunk> chunks) {
        return chunks.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(INSERT_CHUNKS.sql())
                        .execute(INSERT_CHUNKS.values(chunks))
                        .mapEmpty();
    }

    Future<Void> finish(SqlConnection transaction, long export, long rows, long size, Instant until) {
        return transaction
                .preparedQuery(FINISH)
                .execute(Tuple.of(export, rows, size, timestamptz(until)))
                .mapEmpty();
    }

    Future<Void> deleteChunks(SqlConnection transaction, List<Long> exports) {
        return transaction
                .preparedQuery(DELETE_CHUNKS)
                .execute(Tuple.tuple().addArrayOfLong(exports.toArray(Long[]::new)))
                .mapEmpty();
    }

    Future<Void> deleteFiles(SqlConnection transaction, List<Long> exports) {
        return deleteChunks(transaction, exports).compose(deleted -> transaction
                .preparedQuery(NO_FILE)
                .execute(Tuple.tuple().addArrayOfLong(exports.toArray(Long[]::new)))
                .mapEmpty());
    }

    Future<Void> remove(SqlConnection transaction, long export, Instant at) {
        return transaction
                .preparedQuery(REMOVE)
                .execute(Tuple.of(export, timestamptz(at)))
                .mapEmpty();
    }

    Future<Void> fetched(SqlConnection transaction, long export, Instant at) {
        return transaction
                .preparedQuery(FETCHED)
                .execute(Tuple.of(export, timestamptz(at)))
                .mapEmpty();
    }

    /** Empty where there is none: the file is at its end, or has been deleted. */
    Future<Optional<Buffer>> chunk(SqlConnection connection, long export, int seq) {
        return connection
                .preparedQuery(BYTES_OF)
                .execute(Tuple.of(export, seq))
                .map(rows -> rows.iterator().hasNext()
                        ? Optional.of(rows.iterator().next().getBuffer(0))
                        : Optional.empty());
    }

    Future<List<Long>> over(SqlConnection transaction, Instant now) {
        return transaction
                .preparedQuery(OVER)
                .execute(Tuple.of(timestamptz(now)))
                .map(rows -> Rows.all(rows, row -> row.number("id")));
    }

    private static DataExport read(Fields row) {
        return new DataExport(
                row.number("id"),
                row.number("person"),
                row.number("job"),
                row.code("what", Exportable.What::of),
                row.object("list"),
                row.object("filters"),
                row.texts("columns"),
                row.code("format", ExportFormat::of),
                row.text("language"),
                row.text("reason"),
                row.instant("asked_at"),
                row.code("job_state", JobState::of),
                row.number("done"),
                row.optionalNumber("total"),
                row.optionalNumber("rows"),
                row.optionalNumber("size"),
                row.optionalText("problem"),
                row.optionalInstant("finished_at"),
                row.optionalInstant("file_until"),
                row.optionalInstant("fetched_at"),
                row.flag("removed"));
    }
}
