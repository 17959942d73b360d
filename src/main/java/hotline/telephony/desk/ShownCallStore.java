package hotline.telephony.desk;

import static hotline.rows.SqlType.timestamptz;

import hotline.complaint.PersonName;
import hotline.rows.Fields;
import hotline.rows.Rows;
import hotline.telephony.CallCause;
import hotline.telephony.CallDirection;
import hotline.telephony.CallParty;
import hotline.telephony.CallState;
import hotline.telephony.desk.ShownCall.Recorded;
import hotline.telephony.desk.ShownCall.Times;
import hotline.telephony.desk.ShownCall.Transferred;
import hotline.telephony.record.RecordKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

/** Reads calls with their people and records; each list goes by its own index. */
final class ShownCallStore {
    private static final String SELECT = """
            SELECT c.id, k.format = 'by-hand' AS by_hand, c.direction, c.state, c.caller_name, c.queue,
                   CASE c.direction WHEN 'in' THEN c.from_number WHEN 'out' THEN c.to_number END AS number,
                   c.offered_at, c.queued_at, c.alerting_at, c.answered_at, c.held_since, c.held_ms, c.ended_at, c.wrap_up_until, c.cause, c.ended_by,
                   c.person AS agent, p.name AS agent_name, coalesce(t.root, r.file, c.file) AS file, m.number AS complaint,
                   r.kind, r.who, r.what, o.call IS NOT NULL AS owed,
                   b.id AS before, b.person AS before_agent, q.name AS before_agent_name, s.kind AS before_kind,
                   CASE WHEN c.ended_at IS NULL THEN (
                       SELECT jsonb_agg(jsonb_build_object('person', a.person, 'person_name', w.name) ORDER BY a.leg, a.person)
                       FROM (
                           SELECT u.person, min(u.leg) AS leg
                           FROM (
                               SELECT l.person, l.leg FROM call_leg l
                               WHERE l.call = c.id AND l.ended_at IS NULL AND l.answered_at IS NULL AND l.alerting_at IS NOT NULL
                               UNION ALL
                               SELECT f.agent, '' FROM call_work d JOIN offer f ON f.kind = 'call' AND f.subject = d.id AND f.answer IS NULL
                               WHERE d.call = c.id AND c.answered_at IS NULL) u
                           GROUP BY u.person) a
                           JOIN person w ON w.id = a.person) END AS ringing
            FROM (%s) n
                JOIN call c ON c.id = n.id
                JOIN connector k ON k.id = c.connector
                LEFT JOIN person p ON p.id = c.person
                LEFT JOIN call_record r ON r.call = c.id
                LEFT JOIN call_to_record o ON o.call = c.id
                LEFT JOIN complaint m ON m.id = coalesce(r.complaint, c.complaint)
                LEFT JOIN file_root t ON t.file = coalesce(r.file, c.file)
                LEFT JOIN LATERAL (
                    SELECT id, person FROM call
                    WHERE c.orig_call IS NOT NULL AND connector = c.connector AND call_id = c.orig_call AND day IN (c.day, c.day - 1)
                    ORDER BY day DESC LIMIT 1) b ON true
                LEFT JOIN person q ON q.id = b.person
                LEFT JOIN call_record s ON s.call = b.id
            """;

    /** The first moment known of call c, as its indexes have it. */
    private static final String SINCE =
            "coalesce(c.offered_at, c.queued_at, c.alerting_at, c.answered_at, c.ended_at, timestamptz '1970-01-01 00:00:00+00')";

    private static final String NEWEST = " ORDER BY " + SINCE + " DESC, c.id DESC";

    /** Before the place where the page before ended. */
    private static final String BEFORE = " AND (" + SINCE + ", c.id) < ($3::timestamptz, $4::bigint)";

    private static final String PAGE = NEWEST + " LIMIT $5";

    /** Those that continue, with the one that is offered before its telephone is known to ring, and the last one that still owes its record. */
    private static final String OF_PERSON = SELECT.formatted("""
            SELECT id FROM call WHERE person = $1 AND ended_at IS NULL
            UNION
            SELECT l.call FROM call_leg l JOIN call o ON o.id = l.call WHERE l.person = $1 AND l.ended_at IS NULL AND o.ended_at IS NULL
            UNION
            SELECT d.call
            FROM offer f JOIN call_work d ON d.id = f.subject JOIN call o ON o.id = d.call
            WHERE f.agent = $1 AND f.answer IS NULL AND f.kind = 'call' AND o.ended_at IS NULL
            UNION
            SELECT * FROM (SELECT call FROM call_to_record WHERE agent = $1 ORDER BY call DESC LIMIT 1) d""") + " ORDER BY c.ended_at IS NOT NULL, c.id DESC";

    private static final String OPEN =
            SELECT.formatted("SELECT id FROM call WHERE ended_at IS NULL ORDER BY seen_at DESC LIMIT $1")
                    + " ORDER BY coalesce(c.offered_at, c.seen_at), c.id";

    private static final String BY_ID = SELECT.formatted("SELECT $1::bigint AS id");

    private static final String MINE = list("SELECT c.id FROM call c WHERE c.person = $1 AND $2::text IS NULL");

    private static final String DUE = list(
            "SELECT c.id FROM call_to_record d JOIN call c ON c.id = d.call WHERE d.agent = $1 AND $2::text IS NULL");

    private static final String ALL_DUE = list(
            "SELECT c.id FROM call_to_record d JOIN call c ON c.id = d.call WHERE $1::bigint IS NOT NULL AND $2::text IS NULL");

    private static final String ALL = list("SELECT c.id FROM call c WHERE $1::bigint IS NOT NULL AND $2::text IS NULL");

    private static final String OF_NUMBER =
            SELECT.formatted("SELECT c.id FROM ((SELECT c.* FROM call c WHERE c.from_number = $2 AND c.direction = 'in'"
                            + BEFORE + PAGE
                            + ") UNION ALL (SELECT c.* FROM call c WHERE c.to_number = $2 AND c.direction = 'out'"
                            + BEFORE + PAGE
                            + ")) c WHERE $1::bigint IS NOT NULL" + PAGE)
                    + NEWEST;

    private static String list(String chosen) {
        return SELECT.formatted(chosen + BEFORE + PAGE) + NEWEST;
    }

    private static final String COUNT_OWED =
            "SELECT count(*)::int AS count FROM (SELECT FROM call_to_record WHERE agent = $1 LIMIT $2) n";

    private ShownCallStore() {}

    static Future<List<ShownCall>> ofPerson(SqlConnection connection, long person) {
        return all(connection, OF_PERSON, Tuple.of(person));
    }

    static Future<List<ShownCall>> open(SqlConnection connection, int most) {
        return all(connection, OPEN, Tuple.of(most));
    }

    static Future<Optional<ShownCall>> byId(SqlConnection connection, long call) {
        return connection
                .preparedQuery(BY_ID)
                .execute(Tuple.of(call))
                .map(rows -> Rows.first(rows, ShownCallStore::call));
    }

    static Future<List<ShownCall>> list(SqlConnection connection, CallFilter filter) {
        return all(
                connection,
                filter.number().isPresent() ? OF_NUMBER : list(filter.view()),
                Tuple.of(
                        filter.person(),
                        filter.number().orElse(null),
                        timestamptz(filter.before().dueAt()),
                        filter.before().id(),
                        filter.most()));
    }

    private static String list(CallFilter.View view) {
        return switch (view) {
            case MINE -> MINE;
            case DUE -> DUE;
            case ALL -> ALL;
            case ALL_DUE -> ALL_DUE;
        };
    }

    static Future<Integer> countOwed(SqlConnection connection, long person, int most) {
        return connection
                .preparedQuery(COUNT_OWED)
                .execute(Tuple.of(person, most))
                .map(rows -> Rows.only(rows, row -> row.integer("count")));
    }

    private static Future<List<ShownCall>> all(SqlConnection connection, String sql, Tuple values) {
        return connection.preparedQuery(sql).execute(values).map(rows -> Rows.all(rows, ShownCallStore::call));
    }

    private static ShownCall call(Fields row) {
        return new ShownCall(
                row.number("id"),
                row.flag("by_hand"),
                row.code(
                        "direction",
                        code -> Optional.ofNullable(CallDirection.byCode().get(code))),
                row.code("state", code -> Optional.ofNullable(CallState.byCode().get(code))),
                row.optionalText("number"),
                row.optionalText("caller_name"),
                row.optionalText("queue"),
                new Times(
                        row.optionalInstant("offered_at"),
                        row.optionalInstant("queued_at"),
                        row.optionalInstant("alerting_at"),
                        row.optionalInstant("answered_at"),
                        row.optionalInstant("held_since"),
                        row.number("held_ms"),
                        row.optionalInstant("ended_at"),
                        row.optionalInstant("wrap_up_until")),
                row.optionalText("cause").map(code -> CallCause.byCode().get(code)),
                row.optionalText("ended_by").map(code -> CallParty.byCode().get(code)),
                PersonName.of(row, "agent"),
                row.each("ringing", one -> new PersonName(one.number("person"), one.text("person_name"))),
                row.optionalNumber("before")
                        .map(call -> new Transferred(
                                call,
                                PersonName.of(row, "before_agent"),
                                row.optionalText("before_kind").flatMap(RecordKind::of))),
                row.optionalNumber("file"),
                row.optionalText("complaint"),
                row.optionalText("kind")
                        .flatMap(RecordKind::of)
                        .map(kind -> new Recorded(kind, row.text("who"), row.text("what"))),
                row.flag("owed"));
    }
}
