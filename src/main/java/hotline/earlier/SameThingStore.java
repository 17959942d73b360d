package hotline.earlier;

import hotline.rows.Rows;
import hotline.rows.SqlType;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Optional;

/** Reads and writes what people say of two complaints. */
final class SameThingStore {
    private static final String LOCK = "SELECT id FROM complaint WHERE number = $1 FOR UPDATE";

    private static final String PAIR = """
            SELECT o.id AS earlier, coalesce(e.undone_at IS NULL AND e.complaint IS NOT NULL, false) AS counts,
                   (SELECT count(*) FROM complaint_earlier s WHERE s.complaint = $1 AND s.undone_at IS NULL)::int AS standing
            FROM complaint o LEFT JOIN complaint_earlier e ON e.complaint = $1 AND e.earlier = o.id
            WHERE o.number = $2
            """;

    private static final String SAME = """
            INSERT INTO complaint_earlier (complaint, earlier, because, at, by) VALUES ($1, $2, 'person', $3, $4)
            ON CONFLICT (complaint, earlier) DO UPDATE SET undone_at = NULL, undone_by = NULL
            """;

    private static final String OTHER = """
            UPDATE complaint_earlier SET undone_at = $3, undone_by = $4 WHERE complaint = $1 AND earlier = $2
            """;

    /**
     * Two complaints.
     *
     * @param counts the earlier one counts as being about the same thing
     * @param standing how many earlier ones count
     */
    record Pair(long earlier, boolean counts, int standing) {}

    private SameThingStore() {}

    /** The complaint's id. */
    static Future<Optional<Long>> lock(SqlConnection transaction, String number) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(number))
                .map(rows -> Rows.first(rows, row -> row.number("id")));
    }

    /** After the lock, so that what another person has just said is read. */
    static Future<Optional<Pair>> pair(SqlConnection transaction, long complaint, String earlier) {
        return transaction
                .preparedQuery(PAIR)
                .execute(Tuple.of(complaint, earlier))
                .map(rows -> Rows.first(
                        rows, row -> new Pair(row.number("earlier"), row.flag("counts"), row.integer("standing"))));
    }

    static Future<Void> write(
            SqlConnection transaction, long complaint, long earlier, boolean same, Instant at, long person) {
        return transaction
                .preparedQuery(same ? SAME : OTHER)
                .execute(Tuple.of(complaint, earlier, SqlType.timestamptz(at), person))
                .mapEmpty();
    }
}
