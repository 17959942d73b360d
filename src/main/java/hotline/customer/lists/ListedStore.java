package hotline.customer.lists;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.TEXT;

import hotline.customer.Contact;
import hotline.customer.Customer;
import hotline.customer.FileFields;
import hotline.policy.tier.Tier;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;
import java.util.Optional;

/** Reads customers with their merged files for lists that leave the system. */
final class ListedStore {
    private record Asked(ListedCustomers.Query query, long after, long most) {
        private Optional<String> tier() {
            return query.tier().map(Tier::code);
        }
    }

    private static final String TO_BE_FOUND = """
            SELECT f.* FROM customer_file f
            WHERE f.id > :after AND f.set_aside_at IS NULL AND %s AND NOT EXISTS (SELECT FROM file_root r WHERE r.file = f.id)
                AND (:tier::text IS NULL OR EXISTS (
                    SELECT FROM customer_tier t
                    WHERE t.tier = :tier AND t.until IS NULL
                        AND (t.file = f.id OR t.file IN (SELECT r.file FROM file_root r WHERE r.root = f.id))))
            ORDER BY f.id
            LIMIT :most
            """;

    /** A file that is sealed is closed, and an erased one is empty. */
    private static final String FOUND = TO_BE_FOUND.formatted("f.erased_at IS NULL AND f.sealed_at IS NULL");

    private static final Parameters<Asked> ASKED = Parameters.<Asked>of()
            .value("after", BIGINT, Asked::after)
            .optional("tier", TEXT, Asked::tier)
            .value("most", BIGINT, Asked::most);

    private static final Statement<Asked> PAGE = Statement.of("""
            SELECT f.id, f.external_id, f.kind, f.name, f.credit_code, f.language, f.region, f.department, f.special_care, f.calls, f.sms,
                f.responsible, p.login, f.created_at, greatest(f.last_contact_at, m.last_contact_at) AS last_contact_at,
                (SELECT jsonb_agg(jsonb_build_object(
                    'kind', k.kind, 'value', k.value, 'extension', k.extension, 'label', k.label) ORDER BY k.file <> f.id, k.id)
                FROM customer_contact k WHERE k.file = ANY (f.id || coalesce(m.files, '{}')) AND k.ended_at IS NULL) AS contacts,
                (SELECT jsonb_agg(jsonb_build_object('tier', t.tier, 'department', t.department, 'since', t.since) ORDER BY t.department, t.id)
                FROM customer_tier t WHERE t.file = ANY (f.id || coalesce(m.files, '{}')) AND t.until IS NULL) AS tiers,
                m.merged
            FROM (%s) f
                LEFT JOIN person p ON p.id = f.responsible
                LEFT JOIN LATERAL (
                    SELECT array_agg(o.id ORDER BY o.id) AS files, max(o.last_contact_at) AS last_contact_at,
                        jsonb_agg(jsonb_build_object('id', o.id, 'name', o.name, 'kind', o.kind) ORDER BY o.id) AS merged
                    FROM file_root r JOIN customer_file o ON o.id = r.file WHERE r.root = f.id) m ON true
            ORDER BY f.id
            """.formatted(FOUND), ASKED);

    private static final Statement<Asked> COUNT =
            Statement.of("SELECT count(*) AS rows FROM (%s) f".formatted(FOUND), ASKED);

    private static final Statement<Asked> ERASED = Statement.of(
            "SELECT count(*) AS rows FROM (%s) f".formatted(TO_BE_FOUND.formatted("f.erased_at IS NOT NULL")), ASKED);

    private ListedStore() {}

    static Future<List<ListedCustomer>> page(
            SqlConnection connection, ListedCustomers.Query query, long after, long most) {
        return connection
                .preparedQuery(PAGE.sql())
                .execute(PAGE.values(new Asked(query, after, most)))
                .map(rows -> Rows.all(rows, ListedStore::customer));
    }

    static Future<Long> count(SqlConnection connection, ListedCustomers.Query query, long most) {
        return count(connection, COUNT, query, most);
    }

    static Future<Long> countErased(SqlConnection connection, ListedCustomers.Query query, long most) {
        return count(connection, ERASED, query, most);
    }

    private static Future<Long> count(
            SqlConnection connection, Statement<Asked> statement, ListedCustomers.Query query, long most) {
        return connection
                .preparedQuery(statement.sql())
                .execute(statement.values(new Asked(query, 0, most)))
                .map(rows -> Rows.only(rows, row -> row.number("rows")));
    }

    private static ListedCustomer customer(Fields row) {
        return new ListedCustomer(
                row.number("id"),
                row.optionalText("external_id"),
                FileFields.of(row),
                row.optionalText("login"),
                row.each("contacts", Contact.Draft::of),
                row.each(
                        "tiers",
                        one -> new Customer.TierNow(
                                one.code("tier", Tier::of),
                                one.optionalText("department").filter(code -> !code.isEmpty()),
                                one.instant("since"))),
                row.each("merged", Customer.Merged::of),
                row.instant("created_at"),
                row.instant("last_contact_at"));
    }
}
