package hotline.telephony.caller;

import hotline.callback.CallbackStatus;
import hotline.complaint.PersonName;
import hotline.rows.Fields;
import hotline.rows.Rows;
import hotline.telephony.caller.CallerOfNumber.DueCall;
import hotline.telephony.caller.CallerOfNumber.PastCall;
import hotline.telephony.caller.CallerOfNumber.Promise;
import hotline.telephony.caller.CallerOfNumber.Purpose;
import hotline.telephony.record.RecordKind;
import hotline.telephony.record.Urgency;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;

/** What is owed to a number and its files, and the calls before. Each part goes by an index. */
final class CallerStore {
    private static final int MOST = 20;
    private static final int MOST_CALLS = 5;

    /** By the complaint, where there is one; a file may not have it yet. */
    private static final String DUE = """
            SELECT k.id, CASE WHEN k.by_hand THEN 'by-hand' WHEN k.campaign IS NOT NULL THEN 'campaign' ELSE 'complaint' END AS purpose,
                   k.status, k.due_at, k.agent, p.name AS agent_name, c.number, coalesce(t.root, h.file, k.file, l.file) AS file, h.reason
            FROM (
                SELECT callback_id AS id FROM callback_by_hand WHERE phone = $1
                UNION
                SELECT callback_id FROM callback_by_hand WHERE file = ANY ($2)
                UNION
                SELECT o.id FROM complaint_file f JOIN callback o ON o.complaint_id = f.complaint WHERE f.file = ANY ($2) AND o.status IN ('waiting', 'in-progress')
                UNION
                SELECT o.id FROM complaint f JOIN callback o ON o.complaint_id = f.id WHERE f.phone = $1 AND o.status IN ('waiting', 'in-progress')
                UNION
                SELECT id FROM callback WHERE campaign IS NOT NULL AND status IN ('waiting', 'in-progress') AND file = ANY ($2)) n
                JOIN callback k ON k.id = n.id
                LEFT JOIN callback_by_hand h ON h.callback_id = k.id
                LEFT JOIN complaint c ON c.id = coalesce(k.complaint_id, h.complaint_id)
                LEFT JOIN complaint_file l ON l.complaint = c.id
                LEFT JOIN file_root t ON t.file = coalesce(h.file, k.file, l.file)
                LEFT JOIN person p ON p.id = k.agent
            WHERE k.status IN ('waiting', 'in-progress')
            ORDER BY k.due_at, k.id
            LIMIT %d
            """.formatted(MOST);

    private static final String PROMISES = """
            SELECT c.number, min(s.due_at) AS due_at
            FROM complaint_file l
                JOIN complaint c ON c.id = l.complaint AND c.ended_at IS NULL
                JOIN sla_clock s ON s.complaint_id = c.id AND s.kind = 'promised-reply' AND s.stopped_at IS NULL AND s.state <> 'cancelled'
            WHERE l.file = ANY ($1)
            GROUP BY c.number
            ORDER BY min(s.due_at)
            LIMIT %d
            """.formatted(MOST);

    private static final String CALLS = """
            SELECT r.call, r.recorded_at AS at, r.agent, a.name AS agent_name, r.kind, r.what, r.urgency, coalesce(t.root, r.file) AS file
            FROM (
                (SELECT call FROM call_record WHERE phone = $1 ORDER BY call DESC LIMIT %1$d)
                UNION
                (SELECT call FROM call_record WHERE file = ANY ($2) ORDER BY call DESC LIMIT %1$d)) n
                JOIN call_record r ON r.call = n.call
                LEFT JOIN person a ON a.id = r.agent
                LEFT JOIN file_root t ON t.file = r.file
            ORDER BY r.call DESC
            LIMIT %1$d
            """.formatted(MOST_CALLS);

    private CallerStore() {}

    static Future<List<DueCall>> due(SqlConnection connection, String phone, Collection<Long> files) {
        return connection
                .preparedQuery(DUE)
                .execute(Tuple.tuple().addString(phone).addArrayOfLong(ids(files)))
                .map(rows -> Rows.all(rows, CallerStore::dueCall));
    }

    static Future<List<Promise>> promises(SqlConnection connection, Collection<Long> files) {
        return files.isEmpty()
                ? Future.succeededFuture(List.of())
                : connection
                        .preparedQuery(PROMISES)
                        .execute(Tuple.tuple().addArrayOfLong(ids(files)))
                        .map(rows -> Rows.all(rows, row -> new Promise(row.text("number"), row.instant("due_at"))));
    }

    static Future<List<PastCall>> calls(SqlConnection connection, String phone, Collection<Long> files) {
        return connection
                .preparedQuery(CALLS)
                .execute(Tuple.tuple().addString(phone).addArrayOfLong(ids(files)))
                .map(rows -> Rows.all(rows, CallerStore::call));
    }

    private static Long[] ids(Collection<Long> files) {
        return files.toArray(Long[]::new);
    }

    private static DueCall dueCall(Fields row) {
        return new DueCall(
                row.number("id"),
                row.code("purpose", Purpose::of),
                CallbackStatus.of(row.text("status")),
                row.instant("due_at"),
                PersonName.of(row, "agent"),
                row.optionalText("number"),
                row.optionalNumber("file"),
                row.optionalText("reason"));
    }

    private static PastCall call(Fields row) {
        return new PastCall(
                row.number("call"),
                row.instant("at"),
                PersonName.of(row, "agent").orElseGet(() -> new PersonName(row.number("agent"), "")),
                row.code("kind", RecordKind::of),
                row.optionalText("what"),
                row.optionalText("urgency").flatMap(Urgency::of),
                row.optionalNumber("file"));
    }
}
