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

    /** Two uploads of one network, one complaint or one person count each other. Waits for nothing, and so for no connection either. */
    private static final Statement<Added> LOCK = Statement.of("""
            SELECT CASE WHEN pg_try_advisory_xact_lock(hashtextextended('upload ' || coalesce('person ' || :person::bigint, :network::uuid::text), 0))
                THEN :complaint::bigint IS NULL OR pg_try_advisory_xact_lock(hashtextextended('upload complaint ' || :complaint::bigint, 0))
                ELSE false END AS locked
            """, parameters());

    private static final Statement<Added> QUOTA = Statement.of("""
            SELECT CASE
                    WHEN :person::bigint IS NOT NULL THEN (SELECT count(*) FROM upload WHERE person = :person AND state = 'open' AND begun_at > :lately)
                    WHEN :complaint::bigint IS NOT NULL THEN (SELECT count(*) FROM upload WHERE complaint_id = :complaint AND state = 'open' AND begun_at > :lately)
                    ELSE (SELECT count(*) FROM upload WHERE address = :address AND begun_at > :lately AND state = 'open'
                        AND person IS NULL AND complaint_id IS NULL)
                END::int AS open,
                of_network.files::int AS files_of_network, of_network.bytes::bigint AS of_network,
                coalesce((SELECT sum(size) FROM upload WHERE person = :person AND state <> 'taken' AND begun_at > :since), 0)::bigint AS of_person,
                coalesce((SELECT sum(size) FROM attachment WHERE complaint_id = :complaint), 0)::bigint
                    + coalesce((SELECT sum(size) FROM upload WHERE complaint_id = :complaint AND state <> 'taken' AND state <> 'ended'), 0)::bigint AS of_complaint,
                coalesce((SELECT sum(size) FROM attachment WHERE complaint_id = :complaint AND person IS NULL), 0)::bigint
                    + coalesce((SELECT sum(size) FROM upload WHERE complaint_id = :complaint AND state <> 'taken' AND state <> 'ended'), 0)::bigint AS of_customer
            FROM (SELECT count(*) AS files, coalesce(sum(size), 0) AS bytes FROM upload
                WHERE network = :network AND begun_at > :since AND person IS NULL) of_network
            """, parameters());

    private static final Statement<Added> ADD = Statement.of("""
            INSERT INTO upload (id, complaint_id, person, address, network, name, declared_type, size, blob, state, begun_at, expires_at)
            VALUES (:id, :complaint, :person, :address, :network, :name, :type, :size, :blob, 'open', :now, :until)
            ON CONFLICT (id) DO NOTHING
            RETURNING
            """ + COLUMNS, parameters());

    private static final String READ =
            "SELECT " + COLUMNS + " FROM upload WHERE id = $1 AND expires_at > $2 AND state <> 'ended'";

    private static final String SENDER =
            "SELECT complaint_id, person, size FROM upload WHERE id = $1 AND expires_at > $2 AND state <> 'ended'";

    private static final String OF_STRANGERS = """
            SELECT coalesce(sum(received), 0)::bigint AS bytes FROM upload
            WHERE person IS NULL AND complaint_id IS NULL AND state IN ('open', 'whole')
            """;

    /**
     * @param since when the day began that is counted
     * @param lately uploads that were begun before count as given up
     */
    record Added(NewUpload upload, long blob, Instant since, Instant lately, Instant now, Instant until) {

        Added in(long stored) {
            return new Added(upload, stored, since, lately, now, until);
        }
    }

    private static Parameters<Added> parameters() {
        return Parameters.<Added>of()
                .value("id", SqlType.UUID, added -> added.upload().id())
                .optional("complaint", BIGINT, added -> added.upload().sender().complaint())
                .optional("person", BIGINT, added -> added.upload().sender().person())
                .value("address", SqlType.UUID, added -> added.upload().address())
                .value("network", SqlType.UUID, added -> added.upload().network())
                .value("name", TEXT, added -> added.upload().name())
                .value("type", TEXT, added -> added.upload().declaredType())
                .value("size", BIGINT, added -> added.upload().size())
                .value("blob", BIGINT, Added::blob)
                .value("since", INSTANT, Added::since)
                .value("lately", INSTANT, Added::lately)
                .value("now", INSTANT, Added::now)
                .value("until", INSTANT, Added::until);
    }

    private static final String CLAIM = """
            UPDATE upload SET writer = writer + 1 WHERE id = $1 AND state = 'open' AND received = $2 AND expires_at > $3
                AND writer < $4::int + size / $5::int
            RETURNING writer, size, blob
            """;

    private static final String ADVANCE = """
            UPDATE upload SET received = received + $4 WHERE id = $1 AND writer = $2 AND received = $3 AND state = 'open'
            """;

    private static final String PLACE = "SELECT received, writer FROM upload WHERE id = $1";

    private static final String FINISH =
            "UPDATE upload SET state = 'whole' WHERE id = $1 AND state = 'open' AND received = size";

    private static final String END = """
            UPDATE upload SET state = 'ended', name = '', declared_type = ''
            WHERE id = $1 AND state IN ('open', 'whole') AND expires_at > $2 RETURNING blob
            """;

    private static final String SWEEP = """
            DELETE FROM upload WHERE id = ANY (ARRAY(
                SELECT id FROM upload WHERE expires_at < $1 ORDER BY expires_at LIMIT $2 FOR UPDATE SKIP LOCKED))
            """;

    private UploadStore() {}

    /** False where another of its kind is being begun. */
    static Future<Boolean> lock(SqlConnection transaction, Added added) {
        return transaction
                .preparedQuery(LOCK.sql())
                .execute(LOCK.values(added))
                .map(rows -> Rows.only(rows, row -> row.flag("locked")));
    }

    static Future<UploadQuota> quota(SqlConnection transaction, Added added) {
        return transaction
                .preparedQuery(QUOTA.sql())
                .execute(QUOTA.values(added))
                .map(rows -> Rows.only(
                        rows,
                        row -> new UploadQuota(
                                row.integer("open"),
                                row.integer("files_of_network"),
                                row.number("of_network"),
                                row.number("of_person"),
                                row.number("of_complaint"),
                                row.number("of_customer"))));
    }

    /** Empty where there is one with this id. */
    static Future<Optional<Upload>> add(SqlConnection transaction, Added added) {
        return transaction
                .preparedQuery(ADD.sql())
                .execute(ADD.values(added))
                .map(rows -> Rows.first(rows, UploadStore::upload));
    }

    /** Who sends a file of which size. */
    record Sent(Sender sender, long size) {}

    static Future<Optional<Sent>> sent(SqlClient connection, UUID id, Instant now) {
        return connection
                .preparedQuery(SENDER)
                .execute(Tuple.of(id, timestamptz(now)))
                .map(rows -> Rows.first(
                        rows,
                        row -> new Sent(
                                new Sender(row.optionalNumber("complaint_id"), row.optionalNumber("person")),
                                row.number("size"))));
    }

    /** Bytes that are stored and that nothing took. */
    static Future<Long> ofStrangers(SqlClient connection) {
        return connection
                .preparedQuery(OF_STRANGERS)
                .execute()
                .map(rows -> Rows.only(rows, row -> row.number("bytes")));
    }

    static Future<Optional<Upload>> read(SqlClient connection, UUID id, Instant now) {
        return connection
                .preparedQuery(READ)
                .execute(Tuple.of(id, timestamptz(now)))
                .map(rows -> Rows.first(rows, UploadStore::upload));
    }

    /**
     * @param most turns that an upload may have
     * @param each bytes that have one more
     */
    static Future<Optional<WritingTurn>> claim(
            SqlClient connection, UUID id, long at, Instant now, int most, int each) {
        return connection
                .preparedQuery(CLAIM)
                .execute(Tuple.of(id, at, timestamptz(now), most, each))
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
