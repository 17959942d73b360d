package hotline.attachment.blob;

import hotline.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Table {@code blob_chunk}: in the same database as what refers to it, so a backup has both or neither. Without a bucket, a
 * chunk that lies in one is away, and a file that goes leaves its objects to a node with the bucket.
 */
final class ChunkStore implements ChunkStorage {
    private static final Logger LOG = LoggerFactory.getLogger(ChunkStore.class);
    private static final Duration AGAIN_LATER = Duration.ofSeconds(30);

    private static final String WRITE = """
            INSERT INTO blob_chunk AS c (blob, no, data)
            SELECT $1, $2, $4 WHERE NOT EXISTS (SELECT FROM blob_object WHERE blob = $1 AND no = $2)
            ON CONFLICT (blob, no) DO UPDATE SET data = substring(c.data FROM 1 FOR $3) || EXCLUDED.data
            """;

    private static final String DROP = """
            DELETE FROM blob_chunk WHERE blob = $1 AND no = ANY (ARRAY(SELECT no FROM blob_chunk WHERE blob = $1 ORDER BY no LIMIT $2))
            """;

    private final Pool pool;

    ChunkStore(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<NewChunk> put(long blob, int no, int within, Buffer bytes) {
        return Future.succeededFuture(new NewChunk(blob, no, within, bytes, Optional.empty()));
    }

    @Override
    public Future<Void> refer(SqlConnection transaction, NewChunk chunk) {
        return transaction
                .preparedQuery(WRITE)
                .execute(Tuple.of(chunk.blob(), chunk.no(), chunk.within(), chunk.bytes()))
                .compose(written -> written.rowCount() == 1 ? Future.succeededFuture() : inBucket());
    }

    private static <T> Future<T> inBucket() {
        LOG.warn("A file lies in a bucket, and HOTLINE_S3_URL is not set on this node");
        return Future.failedFuture(new Failure.Busy("stored files can't be reached now", AGAIN_LATER));
    }

    @Override
    public Future<Buffer> read(long blob, int no, int from, int length) {
        return pool.withConnection(connection -> BlobObjectStore.find(connection, blob, no, from, length))
                .compose(found -> found.object().isPresent() ? inBucket() : Future.succeededFuture(found.part()));
    }

    @Override
    public Future<Boolean> drop(SqlConnection transaction, long blob, int most) {
        return transaction.preparedQuery(DROP).execute(Tuple.of(blob, most)).compose(dropped -> BlobObjectStore.drop(
                        transaction, blob, most)
                .map(moreObjects -> dropped.rowCount() == most || moreObjects));
    }

    @Override
    public Future<Boolean> sweep() {
        return Future.succeededFuture(false);
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }
}
