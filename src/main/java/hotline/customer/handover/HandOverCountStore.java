package hotline.customer.handover;

import static hotline.rows.SqlType.timestamptz;

import hotline.identity.Caller.Staff;
import hotline.identity.Role;
import hotline.rows.Rows;
import hotline.rows.SqlValue;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** Counts open rows of table {@code file_hand_over}. */
final class HandOverCountStore {
    private static final String COUNTS = """
            SELECT waits_for, count(*) FILTER (WHERE state = 'to-check')::int AS to_check,
                   count(*) FILTER (WHERE state = 'returned')::int AS returned, count(*) FILTER (WHERE due_at < $1)::int AS overdue
            FROM file_hand_over WHERE ended_at IS NULL
            GROUP BY waits_for
            ORDER BY waits_for
            """;

    /** Of supervisors ($2) all; of others those of their department or their own. */
    private static final String OVERDUE = """
            SELECT count(*)::int AS n
            FROM (
                SELECT FROM file_hand_over
                WHERE ended_at IS NULL AND due_at < $1
                    AND ($2 OR waits_for = $3 OR state = 'to-check' AND to_responsible = $4 OR state = 'returned' AND given_by = $4)
                LIMIT $5) o
            """;

    private HandOverCountStore() {}

    static Future<Integer> overdue(SqlConnection connection, Staff person, Instant now, int most) {
        return connection
                .preparedQuery(OVERDUE)
                .execute(Tuple.of(
                        timestamptz(now),
                        person.role() == Role.SUPERVISOR,
                        SqlValue.orNull(person.department()),
                        person.id(),
                        most))
                .map(rows -> Rows.only(rows, row -> row.integer("n")));
    }

    static Future<List<HandOvers.Count>> counts(SqlConnection connection, Instant now) {
        return connection
                .preparedQuery(COUNTS)
                .execute(Tuple.of(timestamptz(now)))
                .map(rows -> Rows.all(
                        rows,
                        row -> new HandOvers.Count(
                                HandOverStore.given(row, "waits_for"),
                                row.integer("to_check"),
                                row.integer("returned"),
                                row.integer("overdue"))));
    }
}
