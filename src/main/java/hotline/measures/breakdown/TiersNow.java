package hotline.measures.breakdown;

import hotline.measures.facts.Dimension;
import hotline.measures.facts.FactKind;
import hotline.policy.tier.Tier;

/**
 * Facts with the tier that their customers have now, as tables of SQL with the column {@code tierNow}: the better one of those in the whole
 * company and in the department of the fact (D7). Sums of facts have no customers, so these tables join facts themselves.
 */
final class TiersNow {
    private static final String DEPARTMENT = """
            CASE t.department WHEN '' THEN 0
                ELSE (SELECT id FROM dimension AS d WHERE %s AND d.code = t.department) END""".formatted(Dimension.DEPARTMENT.isKind("d"));

    /** The best tiers of each customer by department, 0: of the whole company. A tier of the file itself counts before those of merged ones. */
    private static final String TIERS = """
            (SELECT root, jsonb_object_agg(department, place) AS places
             FROM (
                 SELECT DISTINCT ON (root, department) root, department, place
                 FROM (
                     SELECT coalesce(r.root, t.file) AS root, t.file, %s AS department, %s AS place
                     FROM customer_tier AS t LEFT JOIN file_root AS r ON r.file = t.file
                     WHERE t.until IS NULL
                 ) AS held
                 WHERE department IS NOT NULL
                 ORDER BY root, department, file <> root, place
             ) AS best
             GROUP BY root) AS tiers""".formatted(DEPARTMENT, Tier.placeOf("t.tier"));

    private static final String PLACE =
            "coalesce(least((tiers.places ->> '0')::int, (tiers.places ->> f.department::text)::int), 0) AS tierNow";

    private static final String FILE =
            "complaint_file AS c ON c.complaint = f.complaint LEFT JOIN file_root AS m ON m.file = c.file";

    private static final String ROOT = "tiers.root = coalesce(m.root, c.file)";

    /** All facts, those of customers without a tier with 0. */
    static final String OF_ALL = "(SELECT f.*, %s FROM fact AS f LEFT JOIN %s LEFT JOIN %s ON %s) AS fact"
            .formatted(PLACE, FILE, TIERS, ROOT);

    /** The facts of customers with a tier. */
    static final String OF_SOME =
            "(SELECT f.*, %s FROM fact AS f JOIN %s JOIN %s ON %s) AS fact".formatted(PLACE, FILE, TIERS, ROOT);

    /**
     * Those of complaints that are open at the end of the period: those that came before, and are open or ended after it; of all others stocks have
     * nothing. A fact is no older than its complaint, which leaves most months out.
     */
    static final String OF_SOME_OPEN = """
            (SELECT f.*, %s
             FROM (
                 SELECT id, received_at FROM complaint WHERE ended_at IS NULL AND received_at < :to::date + 2
                 UNION ALL
                 SELECT id, received_at FROM complaint WHERE ended_at >= :to::date - 2 AND received_at < :to::date + 2
             ) AS o
             JOIN complaint_file AS c ON c.complaint = o.id
             LEFT JOIN file_root AS m ON m.file = c.file
             JOIN %s ON %s
             JOIN fact AS f ON f.complaint = o.id AND f.kind IN %s AND f.day >= (o.received_at AT TIME ZONE 'UTC')::date - 1
            ) AS fact""".formatted(PLACE, TIERS, ROOT, FactKind.stocks());

    private TiersNow() {}
}
