package hotline.priority;

import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** Rows of {@code moved_case}, and what they change in {@code complaint.ahead_minutes}. */
final class MoveStore {
    /** Of the complaint with that name in the statement. */
    private static final String WAITS =
            "%1$s.ended_at IS NULL AND %1$s.owner IS NULL AND %1$s.follows IS NULL AND %1$s.status IN ('received', 'reopened')";

    private static final String LOCK = "SELECT c.id, c.held_by, " + WAITS.formatted("c")
            + " AS waits, c.breached_at IS NOT NULL AS late FROM complaint c WHERE c.number = $1 FOR UPDATE";

    /** Less than a late case has, so that those stay before all. */
    private static final int MOST = 14_000;

    /** By how much the case is to be put forward to come a minute before all others that are not late. */
    private static final String MINUTES = """
            SELECT least(%d - c.ahead_minutes, ceil(extract(epoch FROM turn_at(c.due_at, NULL, c.ahead_minutes) - first.turn) / 60)::int + 1) AS minutes
            FROM complaint c, LATERAL (
                SELECT turn_at(o.due_at, NULL, o.ahead_minutes) AS turn
                FROM complaint o
                WHERE o.held_by = c.held_by AND o.id <> c.id AND o.breached_at IS NULL AND %s
                ORDER BY turn_at(o.due_at, NULL, o.ahead_minutes)
                LIMIT 1) first
            WHERE c.id = $1
            """.formatted(MOST, WAITS.formatted("o"));

    private static final String KEEP = """
            INSERT INTO moved_case (complaint, minutes, moved_by, moved_at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (complaint) DO UPDATE
            SET minutes = moved_case.minutes + excluded.minutes, moved_by = excluded.moved_by, moved_at = excluded.moved_at
            """;

    private static final String FORGET = "DELETE FROM moved_case WHERE complaint = $1 RETURNING minutes";

    private static final String SHIFT = "UPDATE complaint SET ahead_minutes = ahead_minutes + $2 WHERE id = $1";

    record Waiting(long id, String heldBy, boolean waits, boolean isLate) {}

    private MoveStore() {}

    static Future<Optional<Waiting>> lock(SqlConnection transaction, String number) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(number))
                .map(rows -> Rows.first(
                        rows,
                        row -> new Waiting(
                                row.number("id"), row.text("held_by"), row.flag("waits"), row.flag("late"))));
    }

    /** Empty where it is the first, or the only one, already. */
    static Future<Optional<Integer>> minutesToFront(SqlConnection transaction, long complaint) {
        return transaction.preparedQuery(MINUTES).execute(Tuple.of(complaint)).map(rows -> Rows.first(
                        rows, row -> row.integer("minutes"))
                .filter(minutes -> minutes > 0));
    }

    static Future<Void> shift(SqlConnection transaction, long complaint, int minutes, long by, Instant at) {
        return transaction
                .preparedQuery(KEEP)
                .execute(Tuple.of(complaint, minutes, by, timestamptz(at)))
                .compose(kept -> transaction.preparedQuery(SHIFT).execute(Tuple.of(complaint, minutes)))
                .mapEmpty();
    }

    /** False where it was not moved. */
    static Future<Boolean> shiftBack(SqlConnection transaction, long complaint) {
        return transaction
                .preparedQuery(FORGET)
                .execute(Tuple.of(complaint))
                .map(rows -> Rows.first(rows, row -> row.integer("minutes")))
                .compose(minutes -> minutes.isEmpty()
                        ? Future.succeededFuture(false)
                        : transaction
                                .preparedQuery(SHIFT)
                                .execute(Tuple.of(complaint, -minutes.get()))
                                .map(true));
    }
}
