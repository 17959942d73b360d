package hotline.callback;

import static hotline.rows.SqlType.timestamptz;

import hotline.callback.plan.NextCall;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;

/** Callbacks that wait for their time stand apart from those among which the next one is looked for. */
final class WaitingStore {
    /** Only rows that are due are read. Holds no lock on a complaint, and waits for none on a callback. */
    static final String WAKE = """
            UPDATE callback SET deferred = false, deferred_why = NULL
            WHERE id = ANY (ARRAY(
                SELECT id FROM callback
                WHERE status = 'waiting' AND deferred AND not_before <= $1
                ORDER BY not_before, id
                LIMIT $2
                FOR UPDATE SKIP LOCKED))
            """;

    private static final String DEFER = """
            UPDATE callback SET not_before = $2, deferred = true, deferred_why = $3
            WHERE id = $1 AND status = 'waiting'
            """;

    /** Returns how many wait no more. */
    Future<Integer> wake(SqlConnection connection, Instant now, int most) {
        return connection
                .preparedQuery(WAKE)
                .execute(Tuple.of(timestamptz(now), most))
                .map(rows -> rows.rowCount());
    }

    Future<Void> defer(SqlConnection transaction, long callback, NextCall.At until) {
        return transaction
                .preparedQuery(DEFER)
                .execute(Tuple.of(
                        callback, timestamptz(until.moment()), until.why().code()))
                .mapEmpty();
    }
}
