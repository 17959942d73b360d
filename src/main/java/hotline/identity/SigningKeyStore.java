package hotline.identity;

import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;

import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** Table {@code signing_key}. */
final class SigningKeyStore {
    private record Candidate(SigningKey key, Instant at) {}

    private static final Statement<Candidate> INSERT_IF_NONE = Statement.of(
            """
            INSERT INTO signing_key (kid, algorithm, private_pem, public_pem, created_at)
            SELECT :kid, :algorithm, :privatePem, :publicPem, :at
            WHERE NOT EXISTS (SELECT FROM signing_key)
            """,
            Parameters.<Candidate>of()
                    .value("kid", TEXT, candidate -> candidate.key().id())
                    .value("algorithm", TEXT, candidate -> SigningKey.ALGORITHM)
                    .value("privatePem", TEXT, candidate -> candidate.key().privatePem())
                    .value("publicPem", TEXT, candidate -> candidate.key().publicPem())
                    .value("at", INSTANT, Candidate::at));

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
                .preparedQuery(INSERT_IF_NONE.sql())
                .execute(INSERT_IF_NONE.values(new Candidate(key, at)))
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
                .map(rows -> Rows.all(
                        rows, row -> new SigningKey(row.text("kid"), row.text("private_pem"), row.text("public_pem"))));
    }
}
