package hotline.identity;

import static hotline.rows.SqlType.timestamptz;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;

/** Table {@code signing_key}. */
final class SigningKeyStore {
    private final Pool pool;

    SigningKeyStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * All keys, the newest first. If there is none, this one is kept; nodes that start together agree on the first
     * one's.
     */
    Future<List<SigningKey>> allOrFirst(SigningKey candidate, Instant at) {
        return pool.withTransaction(transaction -> transaction
                .query("LOCK TABLE signing_key IN SHARE ROW EXCLUSIVE MODE")
                .execute()
                .compose(locked -> insertIfNone(transaction, candidate, at))
                .compose(inserted -> all(transaction)));
    }

    private static Future<Void> insertIfNone(SqlConnection transaction, SigningKey key, Instant at) {
        return transaction
                .preparedQuery("""
                        INSERT INTO signing_key (kid, algorithm, private_pem, public_pem, created_at)
                        SELECT $1, $2, $3, $4, $5
                        WHERE NOT EXISTS (SELECT FROM signing_key)
                        """)
                .execute(Tuple.of(key.id(), SigningKey.ALGORITHM, key.privatePem(), key.publicPem(), timestamptz(at)))
                .mapEmpty();
    }

    private static Future<List<SigningKey>> all(SqlConnection transaction) {
        return transaction
                .preparedQuery("""
                        SELECT kid, private_pem, public_pem FROM signing_key
                        WHERE algorithm = $1
                        ORDER BY created_at DESC, kid
                        """)
                .execute(Tuple.of(SigningKey.ALGORITHM))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new SigningKey(row.getString(0), row.getString(1), row.getString(2)))
                        .toList());
    }
}
