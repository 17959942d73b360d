package hotline.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.ClientBuilder;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Access to PostgreSQL from the event loop: a general pool, a small one for the intake writer, so that slow reading never
 * delays an acknowledgement, and a small one for figures, so that they delay no other work.
 *
 * <p>All are bounded: a request that gets no connection soon fails with {@link DatabaseUnavailable} (503 with
 * {@code Retry-After} at the edge). No statement, lock wait or idle transaction outlives its limit; a statement that
 * needs longer says so with {@link LongStatement}. A connection on which PostgreSQL falls silent is closed. Use
 * {@code withConnection} and {@code withTransaction} only: a connection taken by hand is lost when its request is
 * cancelled.
 */
public final class Database {
    private static final int CACHED_STATEMENTS = 512;
    private static final long FAREWELL_MILLIS = 500;
    private static final int FIGURE_CONNECTIONS = 4;

    private final Pool general;
    private final Pool intake;
    private final Pool figures;
    private final OpenConnections connections;
    private final AfterCommit afterCommit;
    private final TransactionRetry retry;

    private Database(
            Pool general,
            Pool intake,
            Pool figures,
            OpenConnections connections,
            AfterCommit afterCommit,
            TransactionRetry retry) {
        this.retry = retry;
        this.afterCommit = afterCommit;
        this.connections = connections;
        this.general = general;
        this.intake = intake;
        this.figures = figures;
    }

    /** Connects to nothing yet: connections are made when they are needed. */
    public static Database open(Vertx vertx, DatabaseSettings settings) {
        return open(vertx, settings, DatabaseLimits.usual());
    }

    public static Database open(Vertx vertx, DatabaseSettings settings, DatabaseLimits limits) {
        PgConnectOptions connection = connectOptions(settings, limits);
        OpenConnections connections = new OpenConnections(limits);
        TimedDriver driver = new TimedDriver(connections);
        AfterCommit after = new AfterCommit();
        return new Database(
                pool(vertx, driver, after, connection, limits, "general", limits.connections()),
                pool(vertx, driver, after, connection, limits, "intake", limits.intakeConnections()),
                pool(vertx, driver, after, connection, limits, "figures", FIGURE_CONNECTIONS),
                connections,
                after,
                new TransactionRetry(vertx));
    }

    private static Pool pool(
            Vertx vertx,
            TimedDriver driver,
            AfterCommit after,
            PgConnectOptions connection,
            DatabaseLimits limits,
            String name,
            int connections) {
        PoolOptions options = new PoolOptions()
                .setName(name)
                .setMaxSize(connections)
                .setMaxWaitQueueSize(limits.waiting())
                .setConnectionTimeout((int) limits.acquire().toMillis())
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS);
        NetClientOptions network = new NetClientOptions()
                .setConnectTimeout((int) limits.acquire().toMillis())
                .setTcpKeepAlive(true)
                .setTcpUserTimeout((int) limits.statement().toMillis())
                // While connecting only, see TimedDriver.
                .setReadIdleTimeout((int) limits.connecting().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return new GuardedPool(
                ClientBuilder.pool(driver)
                        .with(options)
                        .with(network)
                        .connectingTo(new PgConnectOptions(connection).setMetricsName(name))
                        .using(vertx)
                        .build(),
                new TransactionRetry(vertx),
                after);
    }

    private static PgConnectOptions connectOptions(DatabaseSettings settings, DatabaseLimits limits) {
        PgConnectOptions options = settings.connectOptions();
        options.setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(CACHED_STATEMENTS)
                .setPreparedStatementCacheSqlFilter(sql -> true);
        // Statements here read little, and starting workers takes longer than that.
        return options.setProperties(Map.of(
                "max_parallel_workers_per_gather",
                "0",
                "application_name",
                "hotline",
                "search_path",
                "public",
                "timezone",
                "UTC",
                "statement_timeout",
                milliseconds(limits.statement()),
                "lock_timeout",
                milliseconds(limits.lock()),
                "idle_in_transaction_session_timeout",
                milliseconds(limits.idleInTransaction()),
                // So that sessions left by a broken network end on PostgreSQL's side in a minute, not in two hours.
                "tcp_keepalives_idle",
                "30",
                "tcp_user_timeout",
                milliseconds(limits.idleInTransaction())));
    }

    private static String milliseconds(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    /** For everything but the intake writer and figures. */
    public Pool pool() {
        return general;
    }

    /** For the intake writer alone. */
    public Pool intakePool() {
        return intake;
    }

    /** For figures, which read many rows: however many people ask for them, other work finds a connection. */
    public Pool figuresPool() {
        return figures;
    }

    /**
     * Runs the work in a transaction of the general pool, and again, a bounded number of times, where PostgreSQL rolled
     * it back for a deadlock or a serialization failure, as each transaction of a pool. So the work must have no effect
     * outside of the transaction but one that is overwritten when it runs again.
     */
    public <T> Future<T> inTransaction(Function<SqlConnection, Future<T>> work) {
        return general.withTransaction(work);
    }

    /** Runs one statement, which is a transaction by itself, on the general pool, and again as {@link #inTransaction} does. */
    public <T> Future<T> withStatement(Function<SqlConnection, Future<T>> statement) {
        return retry.run(() -> general.withConnection(statement));
    }

    /** Is done once the transaction at hand, one of these pools, has committed; never if it is rolled back. */
    public void afterCommit(SqlConnection transaction, Runnable action) {
        afterCommit.add(transaction, action);
    }

    /** Succeeds when PostgreSQL answers. */
    public Future<Void> ping() {
        return general.withConnection(
                connection -> connection.query("SELECT 1").execute().mapEmpty());
    }

    /** How often PostgreSQL gave no answer and the connection was closed for it. */
    public long silences() {
        return connections.silences();
    }

    /** Closes the connections after the last statements; those that do not close in time are cut. */
    public Future<Void> close() {
        return Future.join(general.close(), intake.close(), figures.close())
                .timeout(FAREWELL_MILLIS, TimeUnit.MILLISECONDS)
                .<Void>mapEmpty()
                .recover(late -> {
                    connections.closeAll();
                    return Future.succeededFuture();
                });
    }
}
