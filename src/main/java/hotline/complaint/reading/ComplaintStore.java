package hotline.complaint.reading;

import hotline.complaint.ClockColumns;
import hotline.complaint.PersonName;
import hotline.complaint.Report;
import hotline.complaint.StateColumns;
import hotline.complaint.Status;
import hotline.complaint.TrackingCode;
import hotline.complaint.reading.Complaint.GivenRating;
import hotline.complaint.reading.Complaint.PlannedCallback;
import hotline.policy.taxonomy.Severity;
import hotline.policy.tier.Tier;
import hotline.rows.Fields;
import hotline.rows.Rows;
import hotline.sla.Clocks;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** Reads one complaint with everything its page shows, in one statement and therefore of one moment. */
final class ComplaintStore {
    private static final String SELECT = "SELECT " + Report.COLUMNS.names("c") + ", " + StateColumns.SELECTED + """
            , o.name AS owner_name, f.name AS first_contact_name, origin.number AS linked_to_number,
            ARRAY(SELECT later.number FROM complaint later WHERE later.linked_to = c.id ORDER BY later.id) AS linked_from,
            (SELECT jsonb_agg(jsonb_build_object('score', r.score, 'comment', r.comment, 'rated_at', r.rated_at,
                                                 'on_page', r.callback_id IS NULL) ORDER BY r.id)
             FROM rating r WHERE r.complaint_id = c.id) AS ratings,
            (SELECT jsonb_agg(jsonb_build_object('id', k.id, 'status', k.status, 'due_at', k.due_at,
                                                 'not_before', k.not_before, 'attempts', k.attempts, 'agent', k.agent,
                                                 'agent_name', a.name, 'lease_until', k.lease_until) ORDER BY k.id)
             FROM callback k LEFT JOIN person a ON a.id = k.agent WHERE k.complaint_id = c.id) AS callbacks,
            (SELECT jsonb_build_object('granted', count(*) FILTER (WHERE e.granted),
                'undecided', jsonb_agg(jsonb_build_object('id', e.id, 'working_days', e.working_days,
                                                          'reason', e.reason, 'asked_by', e.asked_by,
                                                          'asked_by_name', a.name, 'asked_at', e.asked_at))
                             FILTER (WHERE e.granted IS NULL))
             FROM extension e LEFT JOIN person a ON a.id = e.asked_by WHERE e.complaint_id = c.id) AS extensions,
            (SELECT jsonb_agg(jsonb_build_object('number', o.number, 'because', e.because, 'status', o.status, 'severity', o.severity,
                                                 'received_at', o.received_at, 'is_other', e.undone_at IS NOT NULL) ORDER BY o.id DESC)
             FROM complaint_earlier e JOIN complaint o ON o.id = e.earlier WHERE e.complaint = c.id) AS earlier,
            (SELECT jsonb_build_object('id', g.id, 'name', g.name, 'kind', g.kind, 'tiers', (
                 SELECT jsonb_agg(jsonb_build_object('tier', h.tier, 'department', h.department) ORDER BY h.department)
                 FROM (
                     SELECT DISTINCT ON (t.department) t.tier, t.department
                     FROM customer_tier t
                     WHERE t.until IS NULL AND t.file IN (SELECT g.id UNION ALL SELECT o.file FROM file_root o WHERE o.root = g.id)
                     ORDER BY t.department, t.file <> g.id,
            """
            + Tier.placeOf("t.tier") + """
            ) h))
             FROM complaint_file l LEFT JOIN file_root m ON m.file = l.file JOIN customer_file g ON g.id = coalesce(m.root, l.file)
             WHERE l.complaint = c.id) AS customer,
            (SELECT
            """ + ClockColumns.AGGREGATED + """
             FROM sla_clock k WHERE k.complaint_id = c.id) AS clocks
            FROM complaint c
                LEFT JOIN person o ON o.id = c.owner
                LEFT JOIN person f ON f.id = c.first_contact
                LEFT JOIN complaint origin ON origin.id = c.linked_to
            """;

    private static final String BY_NUMBER = SELECT + " WHERE c.number = $1";

    /** A node of the previous version may still have written the secret itself. */
    private static final String BY_CODE = SELECT + """
             WHERE c.number = $1 AND coalesce(c.tracking_hash, sha256(convert_to(c.tracking_secret, 'UTF8'))) = $2
            """;

    private static final String BY_ID = SELECT + " WHERE c.id = $1";

    Future<Optional<Complaint>> byNumber(SqlConnection connection, String number) {
        return connection
                .preparedQuery(BY_NUMBER)
                .execute(Tuple.of(number))
                .map(rows -> Rows.first(rows, ComplaintStore::complaint));
    }

    Future<Optional<Complaint>> byId(SqlConnection connection, long id) {
        return connection
                .preparedQuery(BY_ID)
                .execute(Tuple.of(id))
                .map(rows -> Rows.first(rows, ComplaintStore::complaint));
    }

    /** Empty if there is no such number or the secret does not match. */
    Future<Optional<Complaint>> byTrackingCode(SqlConnection connection, TrackingCode code) {
        return connection
                .preparedQuery(BY_CODE)
                .execute(Tuple.of(code.number(), Buffer.buffer(TrackingCode.hash(code.secret()))))
                .map(rows -> Rows.first(rows, ComplaintStore::complaint));
    }

    private static Complaint complaint(Fields row) {
        var state = StateColumns.state(row, new Clocks(row.each("clocks", ClockColumns::clock)));
        return new Complaint(
                state,
                Report.of(row),
                PersonName.of(row, "owner"),
                PersonName.of(row, "first_contact"),
                row.optionalText("linked_to_number"),
                row.texts("linked_from"),
                row.each("ratings", ComplaintStore::rating),
                row.each("callbacks", ComplaintStore::callback),
                extensions(Fields.of(row.object("extensions"))),
                row.each("earlier", ComplaintStore::earlier),
                row.optionalObject("customer").map(Fields::of).map(ComplaintStore::customer));
    }

    private static Complaint.EarlierCase earlier(Fields row) {
        return new Complaint.EarlierCase(
                row.text("number"),
                row.text("because"),
                row.code("status", Status::of),
                row.code("severity", Severity::of),
                row.instant("received_at"),
                row.flag("is_other"));
    }

    private static Complaint.FileOfCustomer customer(Fields file) {
        return new Complaint.FileOfCustomer(
                file.number("id"),
                file.text("name"),
                file.text("kind"),
                file.each(
                        "tiers",
                        one -> new Complaint.TierOfCustomer(
                                one.text("tier"), one.optionalText("department").filter(code -> !code.isEmpty()))));
    }

    /** At most one is undecided, so the first is all of them. */
    private static Complaint.Extensions extensions(Fields all) {
        return new Complaint.Extensions(
                all.integer("granted"),
                all.each("undecided", ComplaintStore::asked).stream().findFirst());
    }

    private static Complaint.AskedExtension asked(Fields row) {
        return new Complaint.AskedExtension(
                row.number("id"),
                row.integer("working_days"),
                row.text("reason"),
                PersonName.of(row, "asked_by"),
                row.instant("asked_at"));
    }

    private static GivenRating rating(Fields row) {
        return new GivenRating(
                row.integer("score"), row.optionalText("comment"), row.instant("rated_at"), row.flag("on_page"));
    }

    private static PlannedCallback callback(Fields row) {
        return new PlannedCallback(
                row.number("id"),
                row.text("status"),
                row.instant("due_at"),
                row.instant("not_before"),
                row.integer("attempts"),
                PersonName.of(row, "agent"),
                row.optionalInstant("lease_until"));
    }
}
