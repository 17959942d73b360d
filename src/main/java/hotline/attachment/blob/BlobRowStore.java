package hotline.attachment.blob;

import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Table {@code blob}. */
final class BlobRowStore {
    private static final String ADD = "INSERT INTO blob (chunk, expires_at) VALUES ($1, $2) RETURNING id";

    private static final String FINISH = "UPDATE blob SET size = $2, sha256 = $3 WHERE id = $1";

    private static final String KEEP = "UPDATE blob SET expires_at = NULL WHERE id = ANY ($1)";

    private static final String EXPIRE = "UPDATE blob SET expires_at = $2 WHERE id = ANY ($1)";

    private static final String EXPIRED = """
            SELECT id FROM blob WHERE expires_at < $1 ORDER BY expires_at LIMIT 1 FOR UPDATE SKIP LOCKED
            """;

    private static final String DELETE = "DELETE FROM blob WHERE id = $1";

    private static final String WHOLE =
            "SELECT id, chunk, size, encode(sha256, 'hex') AS sha256 FROM blob WHERE id = $1 AND sha256 IS NOT NULL";

    private static final String SAMPLE = """
            SELECT id, chunk, size, encode(sha256, 'hex') AS sha256 FROM blob
            WHERE id > $1 AND sha256 IS NOT NULL AND expires_at IS NULL ORDER BY id LIMIT $2
            """;

    private static final String LAST = "SELECT coalesce(max(id), 0) AS last FROM blob";

    private BlobRowStore() {}

    static Future<Long> last(SqlClient connection) {
        return connection.preparedQuery(LAST).execute().map(rows -> Rows.only(rows, row -> row.number("last")));
    }

    static Future<Long> add(SqlClient connection, int chunk, Instant expiresAt) {
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.of(chunk, timestamptz(expiresAt)))
                .map(rows -> Rows.only(rows, row -> row.number("id")));
    }

    static Future<Void> finish(SqlClient connection, long blob, long size, byte[] sha256) {
        return connection
                .preparedQuery(FINISH)
                .execute(Tuple.of(blob, size, Buffer.buffer(sha256)))
                .mapEmpty();
    }

    static Future<Void> keep(SqlConnection transaction, Collection<Long> blobs) {
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.of((Object) blobs.toArray(Long[]::new)))
                .mapEmpty();
    }

    static Future<Void> expire(SqlConnection transaction, Collection<Long> blobs, Instant at) {
        return transaction
                .preparedQuery(EXPIRE)
                .execute(Tuple.of(blobs.toArray(Long[]::new), timestamptz(at)))
                .mapEmpty();
    }

    static Future<Optional<Long>> expired(SqlConnection transaction, Instant now) {
        return transaction
                .preparedQuery(EXPIRED)
                .execute(Tuple.of(timestamptz(now)))
                .map(rows -> Rows.first(rows, row -> row.number("id")));
    }

    static Future<Void> delete(SqlConnection transaction, long blob) {
        return transaction.preparedQuery(DELETE).execute(Tuple.of(blob)).mapEmpty();
    }

    static Future<Optional<StoredBlob>> whole(SqlClient connection, long blob) {
        return connection
                .preparedQuery(WHOLE)
                .execute(Tuple.of(blob))
                .map(rows -> Rows.first(rows, BlobRowStore::stored));
    }

    static Future<List<StoredBlob>> after(SqlClient connection, long id, int most) {
        return connection
                .preparedQuery(SAMPLE)
                .execute(Tuple.of(id, most))
                .map(rows -> Rows.all(rows, BlobRowStore::stored));
    }

    private static StoredBlob stored(Fields row) {
        return new StoredBlob(row.number("id"), row.integer("chunk"), row.number("size"), row.text("sha256"));
    }
}
