package hotline.escalation;

import hotline.complaint.PersonName;
import hotline.complaint.Status;
import hotline.parking.EachRow;
import hotline.parking.FailedRow;
import hotline.policy.ClockKind;
import hotline.policy.NoticeKind;
import hotline.policy.Severity;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The columns of {@link Notice}, of a notice named n. Names are looked up, not joined: with four joins more, planning a
 * page takes several times as long as reading it.
 */
final class NoticeColumns {
    static final String SELECTED = """
            SELECT n.id, n.number, n.kind, n.rung, n.clock_kind, k.stage AS clock_stage, n.department,
                   k.due_at AS limit_due_at, n.due_at, n.issued_at, n.to_person, n.to_department,
                   (SELECT p.name FROM person p WHERE p.id = n.to_person) AS recipient_name, n.tell_at, n.in_digest,
                   n.answer_due_at, n.received_at, n.received_by,
                   (SELECT p.name FROM person p WHERE p.id = n.received_by) AS receiver_name, n.answered_at,
                   n.answered_by, (SELECT p.name FROM person p WHERE p.id = n.answered_by) AS answerer_name, n.answer,
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

    /** What can't be read is mostly the complaint that the notice is about. */
    static EachRow<Notice> each(Iterable<Row> rows) {
        return EachRow.of(
                rows,
                NoticeColumns::notice,
                row -> FailedRow.complaint(row.getLong("complaint_id"), row.getString("complaint_number")));
    }

    private static Notice notice(Row row) {
        return new Notice(
                row.getLong("id"),
                row.getString("number"),
                NoticeKind.of(row.getString("kind")).orElseThrow(),
                row.getString("rung"),
                ClockKind.of(row.getString("clock_kind")).orElseThrow(),
                Optional.ofNullable(row.getString("clock_stage")),
                row.getString("department"),
                about(row),
                time(row, "limit_due_at"),
                time(row, "due_at").orElseThrow(),
                time(row, "issued_at").orElseThrow(),
                addressee(row),
                Optional.ofNullable(row.getString("recipient_name")),
                new Notice.Telling(time(row, "tell_at").orElseThrow(), row.getBoolean("in_digest")),
                reply(row));
    }

    static Addressee addressee(Row row) {
        return Addressee.of(
                Optional.ofNullable(row.getLong("to_person")), Optional.ofNullable(row.getString("to_department")));
    }

    static Optional<Instant> time(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    private static Notice.About about(Row row) {
        return new Notice.About(
                row.getLong("complaint_id"),
                row.getString("complaint_number"),
                row.getInteger("policy_version"),
                Status.of(row.getString("status")).orElseThrow(),
                row.getString("type"),
                Severity.of(row.getString("severity")).orElseThrow(),
                time(row, "case_due_at").orElseThrow(),
                person(row, "owner", "owner_name"));
    }

    private static Notice.Reply reply(Row row) {
        return new Notice.Reply(
                time(row, "answer_due_at"),
                time(row, "received_at"),
                person(row, "received_by", "receiver_name"),
                time(row, "answered_at"),
                person(row, "answered_by", "answerer_name"),
                Optional.ofNullable(row.getString("answer")),
                time(row, "lapsed_at"));
    }

    private static Optional<PersonName> person(Row row, String id, String name) {
        return Optional.ofNullable(row.getLong(id)).map(known -> new PersonName(known, row.getString(name)));
    }
}
