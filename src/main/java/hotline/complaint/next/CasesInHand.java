package hotline.complaint.next;

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
}
