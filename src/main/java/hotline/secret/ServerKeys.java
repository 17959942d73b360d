package hotline.secret;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The keys of the server, kept in the database: all nodes have the same ones, and a restored copy has them too. */
public final class ServerKeys {
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final ServerKeyStore store;
    private final Map<KeyPurpose, ServerKey> read = new ConcurrentHashMap<>();

    public ServerKeys(Pool pool) {
        this.store = new ServerKeyStore(pool);
    }

    /** Made if there is none yet. */
    public Future<ServerKey> of(KeyPurpose purpose) {
        return Optional.ofNullable(read.get(purpose))
                .map(Future::succeededFuture)
                .orElseGet(() ->
                        store.keep(purpose, random()).map(ServerKey::new).onSuccess(key -> read.put(purpose, key)));
    }

    private static byte[] random() {
        var key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return key;
    }
}
