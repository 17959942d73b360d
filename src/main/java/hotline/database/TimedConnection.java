package hotline.database;

import io.vertx.core.Completable;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.spi.metrics.ClientMetrics;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.internal.Connection;
import io.vertx.sqlclient.internal.SqlConnectionInternal;
import io.vertx.sqlclient.internal.command.CommandBase;
import io.vertx.sqlclient.spi.DatabaseMetadata;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A connection as the pool lends it. Every statement is timed: queries, batches and preparations as well as begin,
 * commit and rollback all pass through {@link #schedule}.
 */
final class TimedConnection implements Connection {
    private final Connection pooled;
    private final OpenConnection open;
    private final OpenConnections all;

    TimedConnection(Connection pooled, OpenConnections all) {
        this.pooled = pooled;
        this.all = all;
        this.open = OpenConnection.under(pooled);
        open.lend();
    }

    /** Whether a connection of a pool was closed about when it was lent. */
    static boolean isEnding(SqlConnection connection) {
        return ((SqlConnectionInternal) connection).unwrap() instanceof TimedConnection timed && timed.open.isEnding();
    }

    /** Until the connection goes back to the pool. */
    void allowStatementsOf(Duration longest) {
        open.waitFor(all.patienceWith(longest));
    }

    @Override
    public <R> void schedule(CommandBase<R> command, Completable<R> handler) {
        open.asked();
        pooled.schedule(command, (result, failure) -> {
            open.answered();
            if (SqlState.isOfAReadOnlyServer(failure)) {
                all.refusedToWrite(open);
            }
            open.afterLeavingThePool(failure, () -> handler.complete(result, open.explained(failure)));
        });
    }

    /** None, since the pooled connection reports each statement already. */
    @Override
    public @Nullable ClientMetrics<?, ?, ?> metrics() {
        return null;
    }

    @Override
    public boolean isIndeterminatePreparedStatementError(Throwable error) {
        return pooled.isIndeterminatePreparedStatementError(error);
    }

    @Override
    public TracingPolicy tracingPolicy() {
        return pooled.tracingPolicy();
    }

    @Override
    public SocketAddress server() {
        return pooled.server();
    }

    @Override
    public String system() {
        return pooled.system();
    }

    @Override
    public String database() {
        return pooled.database();
    }

    @Override
    public String user() {
        return pooled.user();
    }

    @Override
    public void init(Holder holder) {
        pooled.init(holder);
    }

    @Override
    public boolean isSsl() {
        return pooled.isSsl();
    }

    @Override
    public boolean isValid() {
        return pooled.isValid();
    }

    @Override
    public int pipeliningLimit() {
        return pooled.pipeliningLimit();
    }

    @Override
    public DatabaseMetadata getDatabaseMetaData() {
        return pooled.getDatabaseMetaData();
    }

    @Override
    public void close(Holder holder, Completable<Void> promise) {
        open.giveBack(() -> pooled.close(holder, promise));
    }

    @Override
    public int getProcessId() {
        return pooled.getProcessId();
    }

    @Override
    public int getSecretKey() {
        return pooled.getSecretKey();
    }

    @Override
    public Connection unwrap() {
        return pooled.unwrap();
    }
}
