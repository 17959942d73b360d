package hotline.database;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.function.Function;

/**
 * The database as it is at one moment, for reading that takes many statements. It keeps a connection until it is closed,
 * and holds up neither writers nor readers of the log.
 */
public final class Snapshot {
    /** A read-only transaction gets no number, so that nothing waits for its end. */
    private static final String BEGIN = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    private final SqlConnection connection;
    private final Promise<Void> over;

    private Snapshot(SqlConnection connection, Promise<Void> over) {
        this.connection = connection;
        this.over = over;
    }

    /**
     * Opens one.
     *
     * @param longest that a statement may take, and that may pass between two
     */
    public static Future<Snapshot> open(Pool pool, Duration longest) {
        Promise<Snapshot> opened = Promise.promise();
        pool.withTransaction(connection -> {
                    Promise<Void> over = Promise.promise();
                    return begin(connection, longest).compose(begun -> {
                        opened.complete(new Snapshot(connection, over));
                        return over.future();
                    });
                })
                .onFailure(opened::tryFail);
        return opened.future();
    }

    /** As the first statement of a short transaction that only reads: all of its statements then see one moment. */
    public static Future<Void> ofOneMoment(SqlClient transaction) {
        return transaction.query(BEGIN).execute().mapEmpty();
    }

    private static Future<Void> begin(SqlConnection connection, Duration longest) {
        return ofOneMoment(connection)
                .compose(begun -> LongStatement.allow(connection, longest))
                .compose(allowed -> connection
                        .query("SET LOCAL idle_in_transaction_session_timeout = " + longest.toMillis())
                        .execute()
                        .mapEmpty());
    }

    public <T> Future<T> read(Function<SqlConnection, Future<T>> reading) {
        return over.future().isComplete()
                ? Future.failedFuture(new IllegalStateException("the snapshot is closed"))
                : reading.apply(connection);
    }

    /** Gives the connection back, also when called more than once. */
    public void close() {
        over.tryComplete();
    }
}
