package hotline.attachment.blob;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;

/** Where the bytes of stored files lie, in chunks of one size; only the last one may be shorter. */
interface ChunkStorage {

    /**
     * Takes bytes of a chunk, which keeps those before them and loses those after once a transaction {@link #refer}s to them: a writer whose
     * connection broke is followed by one that goes on within the same chunk. Holds no connection. What no transaction refers to goes by itself.
     *
     * @param within place in the chunk of the first byte
     */
    Future<NewChunk> put(long blob, int no, int within, Buffer bytes);

    Future<Void> refer(SqlConnection transaction, NewChunk chunk);

    /** Bytes of a chunk; empty where it is not there. Holds no connection once they are read. */
    Future<Buffer> read(long blob, int no, int from, int length);

    /** Deletes a number of chunks of a file; true while some are left. */
    Future<Boolean> drop(SqlConnection transaction, long blob, int most);

    /** Deletes bytes that no chunk refers to; true where there may be more. */
    Future<Boolean> sweep();

    Future<Void> close();
}
