package hotline.escalation;

import hotline.policy.NoticeKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What time that is played asks of clocks and notices: many rows at a time, with nobody else at work. */
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

    private static final String RETELL = """
            UPDATE notice n
            SET tell_at = r.tell_at, in_digest = r.in_digest
            FROM unnest($1::bigint[], $2::timestamptz[], $3::boolean[]) AS r (id, tell_at, in_digest)
            WHERE n.id = r.id
            """;

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
                .execute(Tuple.of(before.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    var at = new HashMap<Long, Instant>();
                    rows.forEach(row ->
                            at.put(row.getLong(0), row.getOffsetDateTime(1).toInstant()));
                    return at;
                });
    }

    Future<List<Issued>> sentAfter(SqlConnection connection, long id) {
        return connection.preparedQuery(SENT_AFTER).execute(Tuple.of(id)).map(rows -> {
            var issued = new ArrayList<Issued>(rows.size());
            rows.forEach(row -> issued.add(issued(row)));
            return issued;
        });
    }

    Future<Void> retell(SqlConnection transaction, List<Retold> retold) {
        return transaction
                .preparedQuery(RETELL)
                .execute(Tuple.tuple()
                        .addArrayOfLong(retold.stream().map(Retold::id).toArray(Long[]::new))
                        .addArrayOfOffsetDateTime(retold.stream()
                                .map(one -> one.at().atOffset(ZoneOffset.UTC))
                                .toArray(OffsetDateTime[]::new))
                        .addArrayOfBoolean(retold.stream().map(Retold::inDigest).toArray(Boolean[]::new)))
                .mapEmpty();
    }

    private static Issued issued(Row row) {
        var notice = new SentNotice(
                row.getLong("id"),
                row.getString("number"),
                row.getLong("complaint_id"),
                NoticeKind.of(row.getString("kind")).orElseThrow(),
                row.getString("department"),
                NoticeColumns.addressee(row),
                NoticeColumns.time(row, "issued_at").orElseThrow(),
                NoticeColumns.time(row, "tell_at").orElseThrow(),
                NoticeColumns.time(row, "answer_due_at"));
        return new Issued(notice, row.getString("rung"), row.getInteger("policy_version"), row.getBoolean("in_digest"));
    }
}
