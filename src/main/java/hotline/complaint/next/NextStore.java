package hotline.complaint.next;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** Finds the complaint that comes next to an agent. */
final class NextStore {
    private static final String UNOWNED = """
            SELECT id
            FROM complaint
            WHERE ended_at IS NULL AND owner IS NULL AND status IN ('received', 'reopened') AND follows IS NULL
                AND id <> ALL (ARRAY(
                    SELECT complaint_id FROM parked WHERE place = 'complaints' AND complaint_id IS NOT NULL))
            """;

    /** Work offered to someone waits for the answer. */
    private static final String NOT_OFFERED = """
             AND NOT EXISTS (
                SELECT FROM offer WHERE offer.kind = 'case' AND offer.subject = complaint.id AND offer.answer IS NULL)
            """;

    /** The agent's own offer comes before all others. */
    private static final String OFFERED_TO = UNOWNED + """
             AND id = (SELECT subject FROM offer WHERE kind = 'case' AND agent = $1 AND answer IS NULL)
            FOR UPDATE SKIP LOCKED
            """;

    private static final String NOT_REFUSED = " AND id <> ALL (" + Refused.complaints("$1") + ")\n";

    /** By turn (D2), as the queue is listed. */
    private static final String TAKE_FIRST = """
            ORDER BY turn_at(due_at, breached_at, ahead_minutes), id
            LIMIT 1
            FOR UPDATE SKIP LOCKED
            """;

    public static final String TAKE_FIRST_UNOWNED = UNOWNED + NOT_OFFERED + NOT_REFUSED + TAKE_FIRST;

    public static final String TAKE_FIRST_OF_DEPARTMENT = UNOWNED + NOT_OFFERED + NOT_REFUSED
            + " AND held_by = (SELECT department FROM person WHERE id = $1) " + TAKE_FIRST;

    /** An agent's requests come one after the other here, so that two at once do not take one more than the agent may hold. */
    private static final String ONE_TAKE_AT_A_TIME = "SELECT pg_advisory_xact_lock(411, hashint8($1))";

    private static final String COUNT_IN_HAND = CasesInHand.counted("$1");
    private static final String ANY_WAITS = "SELECT EXISTS (" + UNOWNED + " LIMIT 1) AS any";

    private NextStore() {}

    static Future<Integer> inHandAlone(SqlConnection transaction, long person) {
        return transaction
                .preparedQuery(ONE_TAKE_AT_A_TIME)
                .execute(Tuple.of(person))
                .compose(alone -> transaction.preparedQuery(COUNT_IN_HAND).execute(Tuple.of(person)))
                .map(rows -> Rows.only(rows, row -> row.integer("count")));
    }

    /** Whether any complaint waits, for anyone whom. */
    static Future<Boolean> anyWaits(SqlConnection connection) {
        return connection.preparedQuery(ANY_WAITS).execute().map(rows -> Rows.only(rows, row -> row.flag("any")));
    }

    /**
     * Locks the unowned complaint with the earliest due time, of the person's own department before any other; one that
     * a colleague is just taking is skipped.
     */
    static Future<Optional<Long>> lockFirstUnowned(SqlConnection transaction, long person) {
        return first(transaction, OFFERED_TO, Tuple.of(person))
                .compose(offered -> offered.isPresent()
                        ? Future.succeededFuture(offered)
                        : first(transaction, TAKE_FIRST_OF_DEPARTMENT, Tuple.of(person)))
                .compose(own -> own.isPresent()
                        ? Future.succeededFuture(own)
                        : first(transaction, TAKE_FIRST_UNOWNED, Tuple.of(person)));
    }

    private static Future<Optional<Long>> first(SqlConnection transaction, String sql, Tuple values) {
        return transaction.preparedQuery(sql).execute(values).map(rows -> Rows.first(rows, row -> row.number("id")));
    }
}
