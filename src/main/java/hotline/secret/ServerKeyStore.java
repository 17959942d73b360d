package hotline.secret;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;

/** Table {@code server_key}. */
final class ServerKeyStore {
    /** Another node's key may be of this moment; then the second statement, which sees it, reads it. */
    private static final String ADD =
            "INSERT INTO server_key (purpose, key) VALUES ($1, $2) ON CONFLICT (purpose) DO NOTHING";

    private static final String READ = "SELECT key FROM server_key WHERE purpose = $1";

    private final Pool pool;

    ServerKeyStore(Pool pool) {
        this.pool = pool;
    }

    /** @return the key that is kept: that one, or the one before it */
    Future<byte[]> keep(KeyPurpose purpose, byte[] key) {
        return pool.withConnection(connection -> connection
                .preparedQuery(ADD)
                .execute(Tuple.of(purpose.code(), Buffer.buffer(key)))
                .compose(added -> connection.preparedQuery(READ).execute(Tuple.of(purpose.code())))
                .map(rows -> rows.iterator().next().getBuffer("key").getBytes()));
    }
}
