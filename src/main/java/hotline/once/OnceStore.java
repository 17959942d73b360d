package hotline.once;

import static hotline.rows.SqlType.timestamptz;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Table {@code action_key}: claimed in the transaction of an action, with the kept answer once it was given. */
final class OnceStore {
    /** A repeat waits here until the first transaction has ended. */
    private static final String CLAIM = """
            INSERT INTO action_key (id, fingerprint, created_at) VALUES ($1, $2, $3)
            ON CONFLICT (id) DO NOTHING
            """;

    private static final String KEEP = "UPDATE action_key SET answer = $2 WHERE id = $1";

    private static final String REFUSE = """
            INSERT INTO action_key (id, fingerprint, created_at, answer) VALUES ($1, $2, $3, $4)
            ON CONFLICT (id) DO NOTHING
            """;

    private static final String FIRST = "SELECT fingerprint, answer FROM action_key WHERE id = $1";

    private static final String FORGET = "DELETE FROM action_key WHERE created_at < $1";

    /**
     * The state of a key.
     *
     * @param answer kept; empty until it was given
     */
    record Claimed(UUID fingerprint, Optional<byte[]> answer) {}

    /** False where it was claimed before. */
    Future<Boolean> claim(SqlConnection transaction, IdempotencyKey key, Instant at) {
        return transaction
                .preparedQuery(CLAIM)
                .execute(Tuple.of(key.id(), key.fingerprint(), timestamptz(at)))
                .map(claimed -> claimed.rowCount() == 1);
    }

    Future<Void> keep(SqlConnection connection, IdempotencyKey key, byte[] answer) {
        return connection
                .preparedQuery(KEEP)
                .execute(Tuple.of(key.id(), Buffer.buffer(key.seal(answer))))
                .mapEmpty();
    }

    /** A refusal, unless the action was done or refused before. */
    Future<Void> refuse(SqlConnection connection, IdempotencyKey key, Instant at, byte[] answer) {
        return connection
                .preparedQuery(REFUSE)
                .execute(Tuple.of(key.id(), key.fingerprint(), timestamptz(at), Buffer.buffer(key.seal(answer))))
                .mapEmpty();
    }

    Future<Optional<Claimed>> first(SqlConnection connection, IdempotencyKey key) {
        return connection.preparedQuery(FIRST).execute(Tuple.of(key.id())).map(rows -> {
            var found = rows.iterator();
            return found.hasNext() ? Optional.of(claimed(found.next(), key)) : Optional.empty();
        });
    }

    private static Claimed claimed(Row row, IdempotencyKey key) {
        var answer = Optional.ofNullable(row.getBuffer("answer"));
        return new Claimed(row.getUUID("fingerprint"), answer.map(kept -> key.unseal(kept.getBytes())));
    }

    Future<Void> forgetBefore(SqlConnection connection, Instant time) {
        return connection
                .preparedQuery(FORGET)
                .execute(Tuple.of(timestamptz(time)))
                .mapEmpty();
    }
}
