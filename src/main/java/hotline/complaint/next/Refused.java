package hotline.complaint.next;

/** What never comes next to an agent: work for customers who refuse that agent (R6). Expressions of SQL that are worked out once a statement. */
public final class Refused {
    private static final String FILES = """
            ARRAY(
                SELECT f.file
                FROM agent_refusal x
                    LEFT JOIN file_root r ON r.file = x.file,
                    LATERAL (
                        SELECT coalesce(r.root, x.file) AS file
                        UNION ALL SELECT o.file FROM file_root o WHERE o.root = coalesce(r.root, x.file)) f
                WHERE x.agent = %s AND x.lifted_at IS NULL AND (x.stands_firm OR x.fault = 'serious'))""";

    private static final String COMPLAINTS =
            "ARRAY(SELECT n.complaint FROM unnest(%s) AS f (file), LATERAL (SELECT l.complaint FROM complaint_file l WHERE l.file = f.file) n)";

    private Refused() {}

    /**
     * All files of these customers, merged ones too.
     *
     * @param agent an expression of SQL
     */
    public static String files(String agent) {
        return FILES.formatted(agent);
    }

    /** The complaints of these files. */
    public static String complaints(String agent) {
        return COMPLAINTS.formatted(files(agent));
    }
}
