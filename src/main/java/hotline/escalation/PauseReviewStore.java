package hotline.escalation;

import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** Paused complaints that are looked at again. */
final class PauseReviewStore {
    /** One index look-up while none is due. A complaint that another node or agent has locked is left to the next round. */
    private static final String CLAIM = """
            SELECT id
            FROM complaint
            WHERE pause_review_at <= $1
            ORDER BY pause_review_at
            LIMIT %d
            FOR UPDATE SKIP LOCKED
            """;

    private static final String DONE = "UPDATE complaint SET pause_review_at = NULL WHERE id = ANY ($1::bigint[])";

    /** Locks up to that many, the longest due first. */
    Future<List<Long>> claim(SqlConnection transaction, Instant now, int most) {
        return transaction
                .preparedQuery(CLAIM.formatted(most))
                .execute(Tuple.of(timestamptz(now)))
                .map(rows -> Rows.all(rows, row -> row.number("id")));
    }

    Future<Void> done(SqlConnection transaction, List<Long> complaints) {
        return transaction
                .preparedQuery(DONE)
                .execute(Tuple.tuple().addArrayOfLong(complaints.toArray(Long[]::new)))
                .mapEmpty();
    }
}
