package hotline.server;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.StreamSupport;

/** Table {@code policy_version}. */
final class PolicyVersionStore {
    private final Pool pool;

    PolicyVersionStore(Pool pool) {
        this.pool = pool;
    }

    /** A policy file's text as it was installed. */
    record Installed(int id, String digest, String source) {}

    /** Does nothing where a file of the same content is installed. */
    Future<Void> install(String policy, String version, String digest, String source, Instant at) {
        return pool.withConnection(connection -> connection
                .preparedQuery("""
                        INSERT INTO policy_version (policy, version, digest, source, installed_at)
                        VALUES ($1, $2, $3, $4, $5)
                        ON CONFLICT (digest) DO NOTHING
                        """)
                .execute(Tuple.of(policy, version, digest, source, at.atOffset(ZoneOffset.UTC)))
                .mapEmpty());
    }

    Future<List<Installed>> all() {
        return pool.withConnection(connection -> connection
                .query("SELECT id, digest, source FROM policy_version ORDER BY id")
                .execute()
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Installed(row.getInteger(0), row.getString(1), row.getString(2)))
                        .toList()));
    }
}
