package hotline.escalation;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.timestamptz;

import hotline.policy.NoticeKind;
import hotline.rows.Batch;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Statements on clocks and notices for played time: many rows at a time, with the database to itself. */
final class PlayedNoticeStore {
    private static final String NEXT_ACTIONS = """
            SELECT complaint_id, min(next_action_at) AS at
            FROM sla_clock
            WHERE next_action_at < $1
            GROUP BY complaint_id
            """;

    private static final String SENT_AFTER = """
            SELECT n.id, n.number, n.complaint_id, n.kind, n.rung, n.department, n.issued_at, n.to_person,
                   n.to_department, n.tell_at, n.in_digest, n.answer_due_at, c.policy_version
            FROM notice n
                JOIN complaint c ON c.id = n.complaint_id
            WHERE n.id > $1
            ORDER BY n.id
            """;

    private static final Batch<Retold> RETOLD = Batch.<Retold>of()
            .fixed("id", BIGINT, Retold::id)
            .fixed("tell_at", INSTANT, Retold::at)
            .fixed("in_digest", BOOLEAN, Retold::inDigest);

    private static final Statement<List<Retold>> RETELL =
            Statement.of("""
            UPDATE notice n
            SET tell_at = r.tell_at, in_digest = r.in_digest
            FROM unnest(:retold) AS r
            WHERE n.id = r.id
            """, Parameters.<List<Retold>>of().batch("retold", RETOLD, retold -> retold));

    /** @param inDigest as it was written */
    record Issued(SentNotice notice, String rung, int policyVersion, boolean inDigest) {
        static final Comparator<Issued> AS_ISSUED = Comparator.comparing(
                        (Issued issued) -> issued.notice().issuedAt())
                .thenComparing(issued -> issued.notice().number());
    }

    record Retold(long id, Instant at, boolean inDigest) {}

    Future<Map<Long, Instant>> nextActions(SqlConnection connection, Instant before) {
        return connection
                .preparedQuery(NEXT_ACTIONS)
                .execute(Tuple.of(timestamptz(before)))
                .map(rows -> Rows.byKey(rows, row -> row.number("complaint_id"), row -> row.instant("at")));
    }

    Future<List<Issued>> sentAfter(SqlConnection connection, long id) {
        return connection
                .preparedQuery(SENT_AFTER)
                .execute(Tuple.of(id))
                .map(rows -> Rows.all(rows, PlayedNoticeStore::issued));
    }

    Future<Void> retell(SqlConnection transaction, List<Retold> retold) {
        return transaction
                .preparedQuery(RETELL.sql())
                .execute(RETELL.values(retold))
                .mapEmpty();
    }

    private static Issued issued(Fields row) {
        var notice = new SentNotice(
                row.number("id"),
                row.text("number"),
                row.number("complaint_id"),
                row.code("kind", NoticeKind::of),
                row.text("department"),
                NoticeColumns.addressee(row),
                row.instant("issued_at"),
                row.instant("tell_at"),
                row.optionalInstant("answer_due_at"));
        return new Issued(notice, row.text("rung"), row.integer("policy_version"), row.flag("in_digest"));
    }
}
