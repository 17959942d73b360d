package hotline.complaint.particulars;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.TEXT;

import hotline.complaint.ReportedUnit;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** The particulars of complaints as rows. */
final class ParticularsStore {
    private static final String RECORDED = """
            c.id, c.policy_version, c.received_at, c.complainant, c.phone, c.phone_extension, c.email, c.waybill,
            c.branch, c.branch_typed, c.hub, c.hub_typed
            """;

    private static final String LOCK = "SELECT " + RECORDED + "FROM complaint c WHERE c.number = $1 FOR UPDATE";

    /**
     * Complaints with texts that an administrator has decided since; those under way elsewhere are left out. The texts are
     * compared once more after the lock.
     */
    private static final String LOCK_DECIDED = """
            WITH decided AS (
                SELECT DISTINCT ON (id) id, text, by FROM (
                    (SELECT c.id, a.text, a.by FROM unit_alias a JOIN complaint c ON c.branch = a.text
                    WHERE c.branch_typed AND c.branch IS NOT NULL LIMIT $1)
                    UNION ALL
                    (SELECT c.id, a.text, a.by FROM unit_alias a JOIN complaint c ON c.hub = a.text
                    WHERE c.hub_typed AND c.hub IS NOT NULL LIMIT $1)) both_columns
                WHERE id <> ALL (ARRAY(
                    SELECT complaint_id FROM parked WHERE place = 'complaints' AND complaint_id IS NOT NULL)))
            SELECT d.text, d.by,
            """ + RECORDED + """
            FROM decided d JOIN complaint c ON c.id = d.id
            WHERE (c.branch = d.text AND c.branch_typed) OR (c.hub = d.text AND c.hub_typed)
            ORDER BY c.id
            FOR UPDATE OF c SKIP LOCKED
            """;

    private static final Batch<ParticularsRequest> PARTICULARS = Batch.<ParticularsRequest>of()
            .fixed("id", BIGINT, ParticularsRequest::complaint)
            .column("complainant", TEXT, request -> request.to().complainant())
            .column("phone", TEXT, request -> request.to().phone())
            .optional("phone_extension", TEXT, request -> request.to().phoneExtension())
            .optional("email", TEXT, request -> request.to().email())
            .optional("waybill", TEXT, request -> request.to().waybill())
            .optional("branch", TEXT, request -> request.to().branch().map(ReportedUnit::text))
            .column("branch_typed", BOOLEAN, request -> isTyped(request.to().branch()))
            .optional("hub", TEXT, request -> request.to().hub().map(ReportedUnit::text))
            .column("hub_typed", BOOLEAN, request -> isTyped(request.to().hub()));

    private static final Statement<List<ParticularsRequest>> WRITE = Statement.of(
            "UPDATE complaint c SET %s FROM unnest(:requests) AS n WHERE c.id = n.id"
                    .formatted(PARTICULARS.assignments("c")),
            Parameters.<List<ParticularsRequest>>of().batch("requests", PARTICULARS, requests -> requests));

    Future<Optional<Recorded>> lock(SqlConnection transaction, String number) {
        return transaction
                .preparedQuery(LOCK)
                .execute(Tuple.of(number))
                .map(rows -> Rows.first(rows, ParticularsStore::recorded));
    }

    /**
     * A complaint with a text that an administrator has decided.
     *
     * @param by the administrator's id
     */
    record Decided(Recorded recorded, String text, long by) {}

    Future<List<Decided>> lockDecided(SqlConnection transaction, int most) {
        return transaction
                .preparedQuery(LOCK_DECIDED)
                .execute(Tuple.of(most))
                .map(rows -> Rows.all(rows, row -> new Decided(recorded(row), row.text("text"), row.number("by"))));
    }

    Future<Void> write(SqlConnection transaction, List<ParticularsRequest> requests) {
        return transaction
                .preparedQuery(WRITE.sql())
                .execute(WRITE.values(requests))
                .mapEmpty();
    }

    private static Recorded recorded(Fields row) {
        return new Recorded(
                row.number("id"), row.integer("policy_version"), row.instant("received_at"), Particulars.of(row));
    }

    private static boolean isTyped(Optional<ReportedUnit> unit) {
        return unit.filter(named -> !named.isTyped()).isEmpty();
    }
}
