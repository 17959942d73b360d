package hotline.escalation;

import hotline.complaint.PersonName;
import hotline.complaint.Status;
import hotline.parking.EachRow;
import hotline.parking.FailedRow;
import hotline.policy.ClockKind;
import hotline.policy.NoticeKind;
import hotline.policy.taxonomy.Severity;
import hotline.rows.Fields;
import io.vertx.sqlclient.Row;

/**
 * The columns of {@link Notice}, of a notice named n. Names are looked up, not joined: with four more joins, planning a
 * page takes several times as long as reading it.
 */
final class NoticeColumns {
    static final String SELECTED = """
            SELECT n.id, n.number, n.kind, n.rung, n.clock_kind, k.stage AS clock_stage, n.department,
                   k.due_at AS limit_due_at, n.due_at, n.issued_at, n.to_person, n.to_department,
                   (SELECT p.name FROM person p WHERE p.id = n.to_person) AS recipient_name, n.tell_at, n.in_digest,
                   n.answer_due_at, n.received_at, n.received_by,
                   (SELECT p.name FROM person p WHERE p.id = n.received_by) AS received_by_name, n.answered_at,
                   n.answered_by, (SELECT p.name FROM person p WHERE p.id = n.answered_by) AS answered_by_name, n.answer,
                   n.lapsed_at,
                   c.id AS complaint_id, c.number AS complaint_number, c.policy_version, c.status, c.type, c.severity,
                   c.due_at AS case_due_at, c.owner,
                   (SELECT p.name FROM person p WHERE p.id = c.owner) AS owner_name
            """;

    static final String JOINED = """
                JOIN complaint c ON c.id = n.complaint_id
                LEFT JOIN sla_clock k ON k.complaint_id = n.complaint_id AND k.kind = n.clock_kind
                    AND k.ordinal = n.clock_ordinal
            """;

    private NoticeColumns() {}

    /** If a row can't be read, the fault is mostly in the complaint that the notice is about. */
    static EachRow<Notice> each(Iterable<Row> rows) {
        return EachRow.of(
                rows,
                row -> notice(Fields.of(row)),
                row -> FailedRow.complaint(row.getLong("complaint_id"), row.getString("complaint_number")));
    }

    private static Notice notice(Fields row) {
        return new Notice(
                row.number("id"),
                row.text("number"),
                row.code("kind", NoticeKind::of),
                row.text("rung"),
                row.code("clock_kind", ClockKind::of),
                row.optionalText("clock_stage"),
                row.text("department"),
                about(row),
                row.optionalInstant("limit_due_at"),
                row.instant("due_at"),
                row.instant("issued_at"),
                addressee(row),
                row.optionalText("recipient_name"),
                new Notice.Telling(row.instant("tell_at"), row.flag("in_digest")),
                reply(row));
    }

    static Addressee addressee(Fields row) {
        return Addressee.of(row.optionalNumber("to_person"), row.optionalText("to_department"));
    }

    private static Notice.About about(Fields row) {
        return new Notice.About(
                row.number("complaint_id"),
                row.text("complaint_number"),
                row.integer("policy_version"),
                row.code("status", Status::of),
                row.text("type"),
                row.code("severity", Severity::of),
                row.instant("case_due_at"),
                PersonName.of(row, "owner"));
    }

    private static Notice.Reply reply(Fields row) {
        return new Notice.Reply(
                row.optionalInstant("answer_due_at"),
                row.optionalInstant("received_at"),
                PersonName.of(row, "received_by"),
                row.optionalInstant("answered_at"),
                PersonName.of(row, "answered_by"),
                row.optionalText("answer"),
                row.optionalInstant("lapsed_at"));
    }
}
