package hotline.attachment.blob;

import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Table {@code blob_object}: which object of a bucket is which chunk. */
final class BlobObjectStore {
    private static final String ADD = "INSERT INTO blob_object (id, put_at) VALUES ($1, $2)";

    /** What the chunk was until now, in the bucket or in the database. */
    private static final String LEAVE = """
            WITH moved AS (DELETE FROM blob_chunk WHERE blob = $1 AND no = $2)
            UPDATE blob_object SET blob = NULL, no = NULL WHERE blob = $1 AND no = $2
            """;

    private static final String GIVE =
            "UPDATE blob_object SET blob = NULL, no = NULL, put_at = $3 WHERE blob = $1 AND no = $2";

    /** None where another move was first. */
    private static final String TAKE = "DELETE FROM blob_chunk WHERE blob = $1 AND no = $2";

    private static final String REFER =
            "UPDATE blob_object SET blob = $2, no = $3 WHERE id = $1 AND blob IS NULL AND put_at > $4";

    /** Of a value that is stored as it is, PostgreSQL reads only the pages with that part. */
    private static final String FIND = """
            SELECT coalesce((SELECT substring(data FROM $3 FOR $4) FROM blob_chunk WHERE blob = $1 AND no = $2), '') AS part,
                (SELECT id::text FROM blob_object WHERE blob = $1 AND no = $2) AS object
            """;

    private static final String DROP = """
            UPDATE blob_object SET blob = NULL, no = NULL
            WHERE id = ANY (ARRAY(SELECT id FROM blob_object WHERE blob = $1 LIMIT $2))
            """;

    private static final String LEFT = """
            SELECT id::text AS id FROM blob_object WHERE blob IS NULL AND put_at < $1 ORDER BY put_at LIMIT $2
            """;

    private static final String FORGET = "DELETE FROM blob_object WHERE id = ANY ($1) AND blob IS NULL";

    private static final String PUT_OFF = "UPDATE blob_object SET put_at = $2 WHERE id = ANY ($1) AND blob IS NULL";

    private static final String COUNT =
            "SELECT count(blob) AS chunks, count(*) FILTER (WHERE blob IS NULL) AS remains FROM blob_object";

    /** Chunks of whole files that are kept, in the database alone. */
    private static final String HERE = """
            SELECT c.blob, c.no, c.data FROM blob_chunk c JOIN blob b ON b.id = c.blob
            WHERE b.sha256 IS NOT NULL AND b.expires_at IS NULL AND (c.blob, c.no) > ($1, $2)
            ORDER BY c.blob, c.no LIMIT $3
            """;

    private static final String THERE = """
            SELECT o.blob, o.no, least(b.chunk, b.size - o.no::bigint * b.chunk)::int AS length FROM blob_object o JOIN blob b ON b.id = o.blob
            WHERE b.sha256 IS NOT NULL AND b.expires_at IS NULL AND o.blob IS NOT NULL AND (o.blob, o.no) > ($1, $2)
            ORDER BY o.blob, o.no LIMIT $3
            """;

    /** Whoever deletes the file or moves it waits, or has done so. */
    private static final String HOLD = "SELECT 1 FROM blob WHERE id = $1 AND expires_at IS NULL FOR NO KEY UPDATE";

    private BlobObjectStore() {}

    /** A chunk in the database. */
    record Here(long blob, int no, Buffer bytes) {}

    /** A chunk in the bucket. */
    record There(long blob, int no, int length) {}

    /** A place in the order of files and their chunks. */
    record Place(long blob, int no) {
        static final Place FIRST = new Place(0, 0);
    }

    static Future<List<Here>> here(SqlClient connection, Place after, int most) {
        return connection
                .preparedQuery(HERE)
                .execute(Tuple.of(after.blob(), after.no(), most))
                .map(rows -> Rows.all(rows, row -> new Here(row.number("blob"), row.integer("no"), row.bytes("data"))));
    }

    static Future<List<There>> there(SqlClient connection, Place after, int most) {
        return connection
                .preparedQuery(THERE)
                .execute(Tuple.of(after.blob(), after.no(), most))
                .map(rows ->
                        Rows.all(rows, row -> new There(row.number("blob"), row.integer("no"), row.integer("length"))));
    }

    /** False where the file is being deleted. */
    static Future<Boolean> hold(SqlConnection transaction, long blob) {
        return transaction.preparedQuery(HOLD).execute(Tuple.of(blob)).map(rows -> rows.rowCount() == 1);
    }

    /** The chunk is nowhere until it is written. */
    static Future<Void> leave(SqlConnection transaction, long blob, int no) {
        return transaction.preparedQuery(LEAVE).execute(Tuple.of(blob, no)).mapEmpty();
    }

    /** The chunk's object is one no more, to be in the database; false where it is that already. Readers have it for a while. */
    static Future<Boolean> give(SqlConnection transaction, long blob, int no, Instant now) {
        return transaction
                .preparedQuery(GIVE)
                .execute(Tuple.of(blob, no, timestamptz(now)))
                .map(given -> given.rowCount() == 1);
    }

    /** Removes the chunk from the database, to be an object; false where it is not there any more. */
    static Future<Boolean> take(SqlConnection transaction, long blob, int no) {
        return transaction.preparedQuery(TAKE).execute(Tuple.of(blob, no)).map(taken -> taken.rowCount() == 1);
    }

    /**
     * Where the bytes of a chunk are.
     *
     * @param part what the database has of it; empty where it has none
     */
    record Found(Buffer part, Optional<UUID> object) {}

    /** Before it is put, so that the bucket has none that is not here. */
    static Future<Void> add(SqlClient connection, UUID object, Instant at) {
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.of(object, timestamptz(at)))
                .mapEmpty();
    }

    /** False where it was put too long ago, and may be deleted by now. */
    static Future<Boolean> refer(SqlConnection transaction, UUID object, long blob, int no, Instant notBefore) {
        return transaction
                .preparedQuery(LEAVE)
                .execute(Tuple.of(blob, no))
                .compose(left ->
                        transaction.preparedQuery(REFER).execute(Tuple.of(object, blob, no, timestamptz(notBefore))))
                .map(referred -> referred.rowCount() == 1);
    }

    static Future<Found> find(SqlClient connection, long blob, int no, int from, int length) {
        return connection
                .preparedQuery(FIND)
                .execute(Tuple.of(blob, no, from + 1, length))
                .map(rows -> Rows.only(
                        rows,
                        row -> new Found(
                                row.bytes("part"), row.optionalText("object").map(UUID::fromString))));
    }

    static Future<Boolean> drop(SqlConnection transaction, long blob, int most) {
        return transaction.preparedQuery(DROP).execute(Tuple.of(blob, most)).map(dropped -> dropped.rowCount() == most);
    }

    static Future<List<UUID>> left(SqlClient connection, Instant before, int most) {
        return connection
                .preparedQuery(LEFT)
                .execute(Tuple.of(timestamptz(before), most))
                .map(rows -> Rows.all(rows, row -> UUID.fromString(row.text("id"))));
    }

    static Future<Void> forget(SqlClient connection, List<UUID> objects) {
        return connection
                .preparedQuery(FORGET)
                .execute(Tuple.of((Object) objects.toArray(UUID[]::new)))
                .mapEmpty();
    }

    /** They are tried again as late as if they were put now. */
    static Future<Void> putOff(SqlClient connection, List<UUID> objects, Instant now) {
        return connection
                .preparedQuery(PUT_OFF)
                .execute(Tuple.of(objects.toArray(UUID[]::new), timestamptz(now)))
                .mapEmpty();
    }

    static Future<ObjectCount> count(SqlClient connection) {
        return connection
                .preparedQuery(COUNT)
                .execute()
                .map(rows -> Rows.only(rows, row -> new ObjectCount(row.number("chunks"), row.number("remains"))));
    }
}
