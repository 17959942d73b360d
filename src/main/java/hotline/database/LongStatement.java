package hotline.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.internal.SqlConnectionInternal;
import java.time.Duration;

/**
 * The one way to a statement that takes longer than {@link DatabaseLimits#statement()}: PostgreSQL stops it later, and the
 * client waits longer for it.
 */
public final class LongStatement {
    private LongStatement() {}

    /** For the statements of this transaction that follow. */
    public static Future<Void> allow(SqlConnection transaction, Duration longest) {
        if (((SqlConnectionInternal) transaction).unwrap() instanceof TimedConnection timed) {
            timed.allowStatementsOf(longest);
        }
        return transaction
                .query("SET LOCAL statement_timeout = " + longest.toMillis())
                .execute()
                .mapEmpty();
    }
}
