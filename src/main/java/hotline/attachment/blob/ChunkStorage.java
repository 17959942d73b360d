package hotline.attachment.blob;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;

/** Where the bytes of stored files lie, in chunks of one size; only the last one may be shorter. */
public interface ChunkStorage {

    /**
     * Writes bytes into a chunk, which keeps those before them and loses those after: a writer whose connection broke is
     * followed by one that goes on within the same chunk.
     *
     * @param within place in the chunk of the first byte
     */
    Future<Void> write(SqlConnection transaction, long blob, int chunk, int within, Buffer bytes);

    /** Bytes of a chunk; empty where it is not there. Holds no connection once they are read. */
    Future<Buffer> read(long blob, int chunk, int from, int length);

    /** Deletes a number of chunks of a file; true while some are left. */
    Future<Boolean> drop(SqlConnection transaction, long blob, int most);
}
