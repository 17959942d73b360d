package hotline.attachment.upload;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.SqlType;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Table {@code upload}. */
final class UploadStore {
    private static final String COLUMNS = "id::text AS id, name, size, received, state, expires_at";

    /** Two uploads of one network count each other. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('upload ' || $1::uuid::text, 0))";

    private static final Statement<Added> QUOTA = Statement.of("""
            SELECT CASE
                    WHEN :person::bigint IS NOT NULL THEN (SELECT count(*) FROM upload WHERE person = :person AND state = 'open')
                    WHEN :complaint::bigint IS NOT NULL THEN (SELECT count(*) FROM upload WHERE complaint_id = :complaint AND state = 'open')
                    ELSE (SELECT count(*) FROM upload WHERE network = :network AND begun_at > :since AND state = 'open'
                        AND person IS NULL AND complaint_id IS NULL)
                END::int AS open,
                coalesce((SELECT sum(size) FROM upload WHERE network = :network AND begun_at > :since AND person IS NULL), 0)::bigint AS of_network,
                coalesce((SELECT sum(size) FROM attachment WHERE complaint_id = :complaint), 0)::bigint
                    + coalesce((SELECT sum(size) FROM upload WHERE complaint_id = :complaint AND state <> 'taken'), 0)::bigint AS of_complaint,
                coalesce((SELECT sum(size) FROM attachment WHERE complaint_id = :complaint AND person IS NULL), 0)::bigint
                    + coalesce((SELECT sum(size) FROM upload WHERE complaint_id = :complaint AND state <> 'taken'), 0)::bigint AS of_customer
            """, parameters());

    private static final Statement<Added> ADD = Statement.of("""
            INSERT INTO upload (id, complaint_id, person, network, name, declared_type, size, blob, state, begun_at, expires_at)
            VALUES (:id, :complaint, :person, :network, :name, :type, :size, :blob, 'open', :now, :until)
            RETURNING
            """ + COLUMNS, parameters());

    private static final String READ = "SELECT " + COLUMNS + " FROM upload WHERE id = $1 AND expires_at > $2";

    /** @param since when the day began that is counted */
    record Added(NewUpload upload, long blob, Instant since, Instant now, Instant until) {}

    private static Parameters<Added> parameters() {
        return Parameters.<Added>of()
                .value("id", SqlType.UUID, added -> added.upload().id())
                .optional("complaint", BIGINT, added -> added.upload().sender().complaint())
                .optional("person", BIGINT, added -> added.upload().sender().person())
                .value("network", SqlType.UUID, added -> added.upload().network())
                .value("name", TEXT, added -> added.upload().name())
                .value("type", TEXT, added -> added.upload().declaredType())
                .value("size", BIGINT, added -> added.upload().size())
                .value("blob", BIGINT, Added::blob)
                .value("since", INSTANT, Added::since)
                .value("now", INSTANT, Added::now)
                .value("until", INSTANT, Added::until);
    }

    private static final String CLAIM = """
            UPDATE upload SET writer = writer + 1 WHERE id = $1 AND state = 'open' AND received = $2 AND expires_at > $3 AND writer < $4
            RETURNING writer, size, blob
            """;

    private static final String ADVANCE = """
            UPDATE upload SET received = received + $4 WHERE id = $1 AND writer = $2 AND received = $3 AND state = 'open'
            """;

    private static final String PLACE = "SELECT received, writer FROM upload WHERE id = $1";

    private static final String FINISH =
            "UPDATE upload SET state = 'whole' WHERE id = $1 AND state = 'open' AND received = size";

    private static final String END =
            "DELETE FROM upload WHERE id = $1 AND state <> 'taken' AND expires_at > $2 RETURNING blob";

    private static final String SWEEP = """
            DELETE FROM upload WHERE id = ANY (ARRAY(
                SELECT id FROM upload WHERE expires_at < $1 ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED))
            """;

    private UploadStore() {}

    static Future<UploadQuota> quota(SqlConnection transaction, Added added) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(added.upload().network()))
                .compose(locked -> transaction.preparedQuery(QUOTA.sql()).execute(QUOTA.values(added)))
                .map(rows -> Rows.only(
                        rows,
                        row -> new UploadQuota(
                                row.integer("open"),
                                row.number("of_network"),
                                row.number("of_complaint"),
                                row.number("of_customer"))));
    }

    static Future<Upload> add(SqlConnection transaction, Added added) {
        return transaction
                .preparedQuery(ADD.sql())
                .execute(ADD.values(added))
                .map(rows -> Rows.only(rows, UploadStore::upload));
    }

    static Future<Optional<Upload>> read(SqlClient connection, UUID id, Instant now) {
        return connection
                .preparedQuery(READ)
                .execute(Tuple.of(id, timestamptz(now)))
                .map(rows -> Rows.first(rows, UploadStore::upload));
    }

    /** @param most turns that an upload may have */
    static Future<Optional<WritingTurn>> claim(SqlClient connection, UUID id, long at, Instant now, int most) {
        return connection
                .preparedQuery(CLAIM)
                .execute(Tuple.of(id, at, timestamptz(now), most))
                .map(rows -> Rows.first(
                        rows,
                        row -> new WritingTurn(id, row.integer("writer"), at, row.number("size"), row.number("blob"))));
    }

    /** False where this turn is over, or those bytes are stored. */
    static Future<Boolean> advance(SqlConnection transaction, WritingTurn turn, long at, int bytes) {
        return transaction
                .preparedQuery(ADVANCE)
                .execute(Tuple.of(turn.id(), turn.writer(), at, (long) bytes))
                .map(moved -> moved.rowCount() == 1);
    }

    /** How far it is and who writes. */
    record Place(long received, int writer) {}

    static Future<Optional<Place>> place(SqlClient connection, UUID id) {
        return connection
                .preparedQuery(PLACE)
                .execute(Tuple.of(id))
                .map(rows -> Rows.first(rows, row -> new Place(row.number("received"), row.integer("writer"))));
    }

    static Future<Void> finish(SqlConnection transaction, UUID id) {
        return transaction.preparedQuery(FINISH).execute(Tuple.of(id)).mapEmpty();
    }

    /** The file that it would have been. */
    static Future<Optional<Long>> end(SqlConnection transaction, UUID id, Instant now) {
        return transaction
                .preparedQuery(END)
                .execute(Tuple.of(id, timestamptz(now)))
                .map(rows -> Rows.first(rows, row -> row.number("blob")));
    }

    /** True where there may be more. */
    static Future<Boolean> sweep(SqlClient connection, Instant now, int most) {
        return connection
                .preparedQuery(SWEEP)
                .execute(Tuple.of(timestamptz(now), most))
                .map(swept -> swept.rowCount() == most);
    }

    private static Upload upload(Fields row) {
        return new Upload(
                UUID.fromString(row.text("id")),
                row.text("name"),
                row.number("size"),
                row.number("received"),
                row.code("state", UploadState::of),
                row.instant("expires_at"));
    }
}
