package hotline.customer;

import hotline.complaint.PersonName;
import hotline.complaint.ReportedUnit;
import hotline.customer.Customer.Cases;
import hotline.customer.Customer.Listed;
import hotline.customer.Customer.OpenCase;
import hotline.customer.Customer.TierNow;
import hotline.policy.tier.Tier;
import hotline.rows.Fields;

/** A file with the contacts, complaints, tiers and entries of blacklists of all files that are merged into it. */
public final class WholeFile {
    /** A file {@code g} and those that are merged into it. */
    static final String FILES = "ARRAY[g.id] || ARRAY(SELECT t.file FROM file_root t WHERE t.root = g.id)";

    /** The best of each department, the file's own first. */
    private static final String TIERS = """
            SELECT jsonb_agg(jsonb_build_object('tier', h.tier, 'department', h.department, 'since', h.since) ORDER BY h.department)
            FROM (
                SELECT DISTINCT ON (t.department) t.tier, t.department, t.since
                FROM customer_tier t
                WHERE t.until IS NULL AND t.file = ANY (f.files)
                ORDER BY t.department, t.file <> f.id, %s) h""".formatted(Tier.placeOf("t.tier"));

    /**
     * Of the files of a customer, each file whose entries of a blacklist are theirs (D3): {@code file}, {@code rank} and {@code by}, which is what they
     * have in common. A file with the number or code stands for its whole customer, and a digest for one that was erased. Each part goes by an index.
     */
    private static final String SHARING = """
            SELECT unnest(%1$s) AS file, 1 AS rank, 'file' AS by
            UNION ALL
            SELECT w.file, q.rank, q.by
            FROM (
                SELECT c.id AS file, 2 AS rank, 'credit-code' AS by
                FROM customer_file k JOIN customer_file c ON c.credit_code = k.credit_code
                WHERE k.id = ANY (%1$s) AND k.credit_code IS NOT NULL
                UNION ALL
                SELECT d.file, CASE n.kind WHEN 'phone' THEN 3 ELSE 2 END, n.kind
                FROM (
                    SELECT 'phone' AS kind, k.value FROM customer_contact k
                    WHERE k.file = ANY (%1$s) AND k.kind = 'phone' AND k.ended_at IS NULL
                    UNION
                    SELECT 'credit-code', k.credit_code FROM customer_file k WHERE k.id = ANY (%1$s) AND k.credit_code IS NOT NULL) n
                    JOIN erased_contact d ON d.digest = sha256(convert_to(n.kind || ' ' || n.value, 'UTF8'))
                UNION ALL
                SELECT s.file, 3, 'phone'
                FROM customer_contact k JOIN customer_contact s ON s.value = k.value AND s.kind = 'phone' AND s.ended_at IS NULL
                WHERE k.file = ANY (%1$s) AND k.kind = 'phone' AND k.ended_at IS NULL) q
                LEFT JOIN file_root r ON r.file = q.file
                CROSS JOIN LATERAL (
                    SELECT coalesce(r.root, q.file) AS file
                    UNION ALL
                    SELECT o.file FROM file_root o WHERE o.root = coalesce(r.root, q.file)) w""";

    /** What is found here is never written to a log. One reason for each entry. */
    private static final String LISTED = """
            SELECT jsonb_agg(jsonb_build_object(
                'department', e.department, 'by', e.by, 'harm', e.harm, 'since', e.approved_at, 'ends_at', e.ends_at) ORDER BY e.id)
            FROM (
                SELECT DISTINCT ON (b.id) b.id, b.department, b.harm, b.approved_at, b.ends_at, n.by
                FROM (%s) n JOIN blacklisting b ON b.file = n.file
                WHERE b.refused_at IS NULL AND b.lifted_at IS NULL AND b.approved_at IS NOT NULL
                ORDER BY b.id, n.rank) e""".formatted(SHARING.formatted("f.files"));

    /** A refusal outlives the erasure of the file that it stood in, until the customer agrees again. */
    private static final String ERASED_REFUSAL = """
            (SELECT 'refused' FROM customer_contact k JOIN erased_contact d ON d.digest = sha256(convert_to('phone ' || k.value, 'UTF8'))
             WHERE k.file = ANY (%s) AND k.kind = 'phone' AND k.ended_at IS NULL AND '%s' = ANY (d.refused) LIMIT 1)""";

    private static final String WHOLE = """
            SELECT f.id, f.version, f.external_id, f.kind, f.name, f.credit_code, f.language, f.region, f.department, f.special_care,
                   CASE WHEN o.refuse_calls THEN 'refused' ELSE coalesce(f.calls, %s) END AS calls,
                   CASE WHEN o.refuse_sms THEN 'refused' ELSE coalesce(f.sms, %s) END AS sms, f.erased_at, f.sealed_at,
                   f.responsible, p.name AS responsible_name, f.created_at, greatest(f.last_contact_at, o.last_contact_at) AS last_contact_at,
                   s.id AS served_by, s.name AS served_by_name, w.cases, w.open, w.promised_at, w.shown, o.merged,
                   (SELECT jsonb_agg(jsonb_build_object(
                        'id', k.id, 'file', k.file, 'kind', k.kind, 'value', k.value, 'extension', k.extension, 'label', k.label,
                        'since', k.since, 'unreachable', coalesce(k.unreachable_at > coalesce(k.reached_at, '-infinity'), false))
                        ORDER BY k.file <> f.id, k.id)
                    FROM customer_contact k WHERE k.file = ANY (f.files) AND k.ended_at IS NULL) AS contacts,
                   (%s) AS tiers,
                   (%s) AS listed
            FROM (%s) f
                LEFT JOIN person p ON p.id = f.responsible
                LEFT JOIN LATERAL (
                    SELECT bool_or(m.calls = 'refused') AS refuse_calls, bool_or(m.sms = 'refused') AS refuse_sms,
                           max(m.last_contact_at) AS last_contact_at,
                           jsonb_agg(jsonb_build_object('id', m.id, 'name', m.name, 'kind', m.kind) ORDER BY m.id) AS merged
                    FROM customer_file m WHERE cardinality(f.files) > 1 AND m.id = ANY (f.files) AND m.id <> f.id) o ON true
                LEFT JOIN LATERAL (
                    SELECT count(*)::int AS cases, count(*) FILTER (WHERE c.ended_at IS NULL)::int AS open,
                           min(r.due_at) FILTER (WHERE c.ended_at IS NULL) AS promised_at,
                           (array_agg(coalesce(c.owner, c.first_contact) ORDER BY c.id DESC)
                               FILTER (WHERE coalesce(c.owner, c.first_contact) IS NOT NULL))[1] AS agent,
                           jsonb_agg(jsonb_build_object(
                               'id', c.id, 'number', c.number, 'status', c.status, 'type', c.type, 'subtype', c.subtype,
                               'severity', c.severity, 'branch', c.branch, 'branch_typed', c.branch_typed, 'due_at', c.due_at) ORDER BY c.due_at, c.id)
                               FILTER (WHERE c.ended_at IS NULL) AS shown
                    FROM complaint_file l
                        JOIN complaint c ON c.id = l.complaint
                        LEFT JOIN LATERAL (
                            SELECT min(due_at) AS due_at FROM sla_clock
                            WHERE complaint_id = c.id AND kind = 'promised-reply' AND stopped_at IS NULL AND state <> 'cancelled') r ON true
                    WHERE l.file = ANY (f.files)) w ON true
                LEFT JOIN person s ON s.id = w.agent
            ORDER BY f.place
            """;

    private WholeFile() {}

    /**
     * The statement that reads files.
     *
     * @param files selects the rows of {@code customer_file}, with {@code files}, which are the ids of all whose data are in it,
     *     its own first, and {@code place}, by which they are sorted
     */
    static String of(String files) {
        return WHOLE.formatted(
                erasedRefusal("f.files", "calls"), erasedRefusal("f.files", "sms"), TIERS, LISTED, files);
    }

    /**
     * Selects the files whose entries of a blacklist are the customer's too.
     *
     * @param files an expression for the array of the customer's files
     */
    public static String sharing(String files) {
        return SHARING.formatted(files);
    }

    /**
     * Null where no erased customer with one of the numbers refused it.
     *
     * @param files an expression for the array of the customer's files
     * @param what {@code calls} or {@code sms}
     */
    public static String erasedRefusal(String files, String what) {
        return ERASED_REFUSAL.formatted(files, what);
    }

    static Customer customer(Fields row) {
        return new Customer(
                row.number("id"),
                row.integer("version"),
                FileFields.of(row),
                row.optionalText("external_id"),
                PersonName.of(row, "responsible"),
                PersonName.of(row, "served_by"),
                row.instant("created_at"),
                row.instant("last_contact_at"),
                row.optionalInstant("erased_at"),
                row.optionalInstant("sealed_at"),
                row.each("contacts", FileEditStore::contact),
                row.each(
                        "tiers",
                        one -> new TierNow(
                                one.code("tier", Tier::of),
                                one.optionalText("department").filter(code -> !code.isEmpty()),
                                one.instant("since"))),
                row.each(
                        "listed",
                        one -> new Listed(
                                one.optionalText("department").filter(code -> !code.isEmpty()),
                                one.text("by"),
                                one.text("harm"),
                                one.instant("since"),
                                one.optionalInstant("ends_at"))),
                new Cases(
                        row.integer("cases"),
                        row.integer("open"),
                        row.each("shown", WholeFile::open),
                        row.optionalInstant("promised_at")),
                row.each("merged", Customer.Merged::of));
    }

    private static OpenCase open(Fields row) {
        return new OpenCase(
                row.number("id"),
                row.text("number"),
                row.text("status"),
                row.text("type"),
                row.optionalText("subtype"),
                row.text("severity"),
                ReportedUnit.of(row, "branch"),
                row.instant("due_at"));
    }
}
