package hotline.attachment;

import static hotline.rows.SqlType.timestamptz;

import hotline.attachment.Attachment.Stored;
import hotline.attachment.Attachments.FilesHeld;
import hotline.attachment.Prepared.Picture;
import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Table {@code attachment}: files of complaints, as they are read. */
final class AttachmentStore {
    private static final String COLUMNS = """
            id::text AS id, complaint_id, event, internal, person, name, kind, media_type, size, state, shown, thumb, original, original_until,
            width, height, taken_at, had_location, at
            """;

    private static final String OF_COMPLAINT = "SELECT " + COLUMNS + """
            FROM attachment WHERE complaint_id = $1 AND ($2 OR NOT internal) ORDER BY event, at, id
            """;

    private static final String ONE = "SELECT " + COLUMNS + """
            FROM attachment WHERE id = $2 AND complaint_id = $1 AND ($3 OR NOT internal)
            """;

    /** Of files that are shown in another form, the one that was sent goes. */
    private static final String ORIGINALS_OVER = """
            WITH over AS (
                SELECT id, original FROM attachment WHERE original_until < $1 ORDER BY original_until LIMIT $2 FOR UPDATE SKIP LOCKED
            )
            UPDATE attachment a SET original = NULL, original_until = NULL FROM over WHERE a.id = over.id RETURNING over.original
            """;

    private static final String WITHOUT_FILE = """
            SELECT a.id::text AS id FROM attachment a
            WHERE a.state = 'ready' AND a.shown IS NOT NULL
                AND NOT EXISTS (SELECT FROM blob b WHERE b.id = a.shown AND b.sha256 IS NOT NULL AND b.expires_at IS NULL)
            ORDER BY a.id LIMIT 1000
            """;

    /** Of one index and the sizes of files on disk. */
    private static final String STANDING = """
            SELECT (SELECT count(*) FROM attachment WHERE due_at IS NOT NULL) AS waiting, pg_total_relation_size('blob_chunk') AS bytes
            """;

    private AttachmentStore() {}

    static Future<FilesHeld> standing(SqlClient connection) {
        return connection
                .preparedQuery(STANDING)
                .execute()
                .map(rows -> Rows.only(rows, row -> new FilesHeld(row.number("waiting"), row.number("bytes"))));
    }

    /** Files that are shown and whose bytes are not there, or are about to be deleted. */
    static Future<List<String>> withoutFile(SqlClient connection) {
        return connection.preparedQuery(WITHOUT_FILE).execute().map(rows -> Rows.all(rows, row -> row.text("id")));
    }

    static Future<List<Attachment>> ofComplaint(SqlClient connection, long complaint, boolean internal) {
        return connection
                .preparedQuery(OF_COMPLAINT)
                .execute(Tuple.of(complaint, internal))
                .map(rows -> Rows.all(rows, AttachmentStore::attachment));
    }

    static Future<Optional<Attachment>> one(SqlClient connection, long complaint, UUID id, boolean internal) {
        return connection
                .preparedQuery(ONE)
                .execute(Tuple.of(complaint, id, internal))
                .map(rows -> Rows.first(rows, AttachmentStore::attachment));
    }

    /** Files that nothing refers to any more. */
    static Future<List<Long>> originalsOver(SqlConnection transaction, Instant now, int most) {
        return transaction
                .preparedQuery(ORIGINALS_OVER)
                .execute(Tuple.of(timestamptz(now), most))
                .map(rows -> Rows.all(rows, row -> row.number("original")));
    }

    private static Attachment attachment(Fields row) {
        return new Attachment(
                UUID.fromString(row.text("id")),
                row.number("complaint_id"),
                row.integer("event"),
                row.flag("internal"),
                row.optionalNumber("person"),
                row.text("name"),
                row.code("kind", AttachmentKind::of),
                row.text("media_type"),
                row.number("size"),
                row.code("state", AttachmentState::of),
                new Stored(
                        row.optionalNumber("shown"),
                        row.optionalNumber("thumb"),
                        row.optionalNumber("original"),
                        row.optionalInstant("original_until")),
                row.optionalInteger("width")
                        .map(width -> new Picture(
                                width,
                                row.integer("height"),
                                row.optionalInstant("taken_at"),
                                row.optionalFlag("had_location").orElse(false))),
                row.instant("at"));
    }
}
