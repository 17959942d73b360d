package hotline.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PrepareOptions;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Query;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.TransactionPropagation;
import java.util.function.Function;

/**
 * A pool with typed refusals that repeats transactions where PostgreSQL rolled them back for the sake of others: there
 * is no other way to a transaction, so each one is repeated. {@code withConnection} and {@code withTransaction} of the
 * interface take their connection here, so that one place separates "no connection" from failures on a connection. A
 * single query on the pool itself would not do so: it is refused, since it also ignores the acquire timeout.
 */
record GuardedPool(Pool pool, TransactionRetry retry, AfterCommit afterCommit) implements Pool {
    /** More than a pool holds, in case all of its connections are closed at once. */
    private static final int MOST_ENDING = 50;

    @Override
    public Future<SqlConnection> getConnection() {
        return getConnection(1).recover(failure -> Future.failedFuture(new DatabaseUnavailable(failure)));
    }

    /** One that is about to end goes back, and the pool drops it before it lends another. */
    private Future<SqlConnection> getConnection(int nth) {
        return pool.getConnection()
                .compose(connection -> TimedConnection.isEnding(connection) && nth < MOST_ENDING
                        ? connection.close().transform(closed -> getConnection(nth + 1))
                        : Future.succeededFuture(connection));
    }

    @Override
    public Query<RowSet<Row>> query(String sql) {
        throw withConnectionOnly();
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql) {
        throw withConnectionOnly();
    }

    @Override
    public PreparedQuery<RowSet<Row>> preparedQuery(String sql, PrepareOptions options) {
        throw withConnectionOnly();
    }

    @Override
    public <T> Future<T> withConnection(Function<SqlConnection, Future<T>> function) {
        return Pool.super.withConnection(failing(function));
    }

    @Override
    public <T> Future<T> withTransaction(Function<SqlConnection, Future<T>> function) {
        return retry.run(() -> afterCommit.following(function, work -> Pool.super.withTransaction(failing(work))));
    }

    @Override
    public <T> Future<T> withTransaction(
            TransactionPropagation propagation, Function<SqlConnection, Future<T>> function) {
        return retry.run(
                () -> afterCommit.following(function, work -> Pool.super.withTransaction(propagation, failing(work))));
    }

    /**
     * Work that throws fails its future. The interface's default would let the exception skip the return of the
     * connection, and each such call would cost the pool one connection for good.
     */
    private static <T> Function<SqlConnection, Future<T>> failing(Function<SqlConnection, Future<T>> function) {
        return connection -> {
            try {
                return function.apply(connection);
            } catch (RuntimeException thrown) {
                return Future.failedFuture(thrown);
            }
        };
    }

    private static UnsupportedOperationException withConnectionOnly() {
        return new UnsupportedOperationException("use withConnection or withTransaction");
    }

    @Override
    public Future<Void> close() {
        return pool.close();
    }

    @Override
    public int size() {
        return pool.size();
    }
}
