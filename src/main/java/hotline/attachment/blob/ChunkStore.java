package hotline.attachment.blob;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** Table {@code blob_chunk}: in the same database as what refers to it, so a backup has both or neither. */
final class ChunkStore implements ChunkStorage {
    private static final String WRITE = """
            INSERT INTO blob_chunk AS c (blob, no, data) VALUES ($1, $2, $4)
            ON CONFLICT (blob, no) DO UPDATE SET data = substring(c.data FROM 1 FOR $3) || EXCLUDED.data
            """;

    /** Of a value that is stored as it is, PostgreSQL reads only the pages with that part. */
    private static final String READ =
            "SELECT substring(data FROM $3 FOR $4) AS part FROM blob_chunk WHERE blob = $1 AND no = $2";

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
                .mapEmpty();
    }

    @Override
    public Future<Buffer> read(long blob, int no, int from, int length) {
        return pool.withConnection(
                        connection -> connection.preparedQuery(READ).execute(Tuple.of(blob, no, from + 1, length)))
                .map(rows -> Rows.first(rows, row -> row.bytes("part")).orElseGet(Buffer::buffer));
    }

    @Override
    public Future<Boolean> drop(SqlConnection transaction, long blob, int most) {
        return transaction.preparedQuery(DROP).execute(Tuple.of(blob, most)).map(dropped -> dropped.rowCount() == most);
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
