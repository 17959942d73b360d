package hotline.tier;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;

import hotline.policy.tier.Tier;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import hotline.tier.Readmissions.Readmission;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Tables {@code tier_proposal} and {@code customer_tier} of customers who come off a blacklist; merged files are one customer. */
final class ReadmissionStore {
    private static final String OF_CUSTOMER = """
            file IN (
                SELECT coalesce(r.root, f.id) FROM customer_file f LEFT JOIN file_root r ON r.file = f.id WHERE f.id = :file
                UNION ALL
                SELECT o.file FROM customer_file f LEFT JOIN file_root r ON r.file = f.id
                    JOIN file_root o ON o.root = coalesce(r.root, f.id)
                WHERE f.id = :file)
            AND (:department = '' OR department = :department)
            """;

    private static final Parameters<Readmission> OF = Parameters.<Readmission>of()
            .value("file", BIGINT, Readmission::file)
            .value("department", TEXT, of -> of.department().orElse(""))
            .value("at", INSTANT, Readmission::at);

    private static final Statement<Readmission> SUPERSEDE = Statement.of(
            "UPDATE tier_proposal SET state = 'superseded' WHERE state = 'waiting' AND " + OF_CUSTOMER, OF);

    private static final Statement<Readmission> END = Statement.of(
            "UPDATE customer_tier SET until = greatest(:at, since) WHERE until IS NULL AND " + OF_CUSTOMER
                    + " RETURNING department",
            OF);

    private record Beginning(Readmission readmission, Set<String> departments) {}

    private static final Statement<Beginning> BEGIN = Statement.of(
            """
            INSERT INTO customer_tier (file, department, tier, since, readmission)
            SELECT coalesce(r.root, f.id), d.department, '%s', :at, :entry
            FROM customer_file f LEFT JOIN file_root r ON r.file = f.id
                CROSS JOIN unnest(:departments::text[]) AS d (department)
            WHERE f.id = :file AND f.erased_at IS NULL
            """.formatted(Tier.QUALIFIED.code()),
            Parameters.<Beginning>of()
                    .value("file", BIGINT, of -> of.readmission().file())
                    .value("at", INSTANT, of -> of.readmission().at())
                    .value("entry", BIGINT, of -> of.readmission().entry())
                    .array("departments", TEXT, Beginning::departments));

    private ReadmissionStore() {}

    static Future<Void> supersede(SqlClient transaction, Readmission readmission) {
        return transaction
                .preparedQuery(SUPERSEDE.sql())
                .execute(SUPERSEDE.values(readmission))
                .mapEmpty();
    }

    /** In which departments a tier has ended. */
    static Future<List<String>> end(SqlClient transaction, Readmission readmission) {
        return transaction
                .preparedQuery(END.sql())
                .execute(END.values(readmission))
                .map(rows -> Rows.all(rows, row -> row.text("department")));
    }

    static Future<Void> begin(SqlClient transaction, Readmission readmission, List<String> ended) {
        var departments = new TreeSet<>(ended);
        departments.add(readmission.department().orElse(""));
        return transaction
                .preparedQuery(BEGIN.sql())
                .execute(BEGIN.values(new Beginning(readmission, departments)))
                .mapEmpty();
    }
}
