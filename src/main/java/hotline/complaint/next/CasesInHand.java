package hotline.complaint.next;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/** Which complaints an agent has in hand: those that are to be worked on. */
public final class CasesInHand {
    private static final String COUNTED = """
            SELECT count(*)::int FROM complaint c
            WHERE c.owner = %s AND c.ended_at IS NULL AND c.owner IS NOT NULL AND c.follows IS NULL
                AND c.status IN ('assigned', 'investigating', 'reopened')
            """;

    /** An agent's requests come one after the other here, so that two at once do not take one more than the agent may hold. */
    private static final String ONE_TAKE_AT_A_TIME = "SELECT pg_advisory_xact_lock(411, hashint8($1))";

    private static final String IN_HAND = counted("$1");

    private CasesInHand() {}

    /**
     * A statement that counts them.
     *
     * @param agent an expression of SQL
     */
    public static String counted(String agent) {
        return COUNTED.formatted(agent);
    }

    /** How many the person has; until the end of the transaction no one else takes one for them. Complaints may be locked before. */
    public static Future<Integer> alone(SqlConnection transaction, long person) {
        return transaction
                .preparedQuery(ONE_TAKE_AT_A_TIME)
                .execute(Tuple.of(person))
                .compose(alone -> transaction.preparedQuery(IN_HAND).execute(Tuple.of(person)))
                .map(rows -> Rows.only(rows, row -> row.integer("count")));
    }
}
