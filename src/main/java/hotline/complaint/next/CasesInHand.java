package hotline.complaint.next;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** Which complaints an agent has in hand: those that are to be worked on. */
public final class CasesInHand {
    private static final String COUNTED = """
            SELECT count(*)::int FROM complaint c
            WHERE c.owner = %s AND c.ended_at IS NULL AND c.owner IS NOT NULL AND c.follows IS NULL
                AND c.status IN ('assigned', 'investigating', 'reopened')
            """;

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
        return NextStore.inHandAlone(transaction, person);
    }
}
