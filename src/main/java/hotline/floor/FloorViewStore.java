package hotline.floor;

import static hotline.rows.SqlType.timestamptz;

import hotline.complaint.PersonName;
import hotline.floor.FloorSnapshot.InHand;
import hotline.floor.FloorSnapshot.Offered;
import hotline.floor.FloorSnapshot.Row;
import hotline.floor.FloorSnapshot.Waiting;
import hotline.log.EventColumn;
import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reads the whole floor in two statements, whose moment is that of one snapshot. */
final class FloorViewStore {
    /** A stream's node renews its lease each 20 s; twice as long without is silence. */
    private static final Duration SILENT_AFTER = Duration.ofSeconds(45);

    /** Those of today, and all who have not gone. */
    private static final String AGENTS = EventColumn.in("""
            SELECT a.*, p.name,
                   CASE WHEN a.turn IS NOT NULL THEN (rank() OVER (PARTITION BY a.line ORDER BY a.turn NULLS LAST))::int END AS place,
                   held.numbers AS cases, held.open AS open_cases, calling.number AS callback, calling.id IS NOT NULL AS calling,
                   EXISTS (SELECT FROM visit v WHERE v.agent = a.person AND v.ended_at IS NULL) AS visitor, done.acts AS done_today,
                   o.kind AS offer_kind, o.subject AS offer_subject, o.number AS offer_number, oc.number AS offer_case
            FROM agent_floor a
                JOIN person p ON p.id = a.person AND p.enabled
                CROSS JOIN LATERAL (
                    SELECT count(*) AS open, coalesce((array_agg(c.number ORDER BY c.due_at, c.id))[:5], '{}') AS numbers
                    FROM complaint c WHERE c.owner = a.person AND c.ended_at IS NULL AND c.follows IS NULL) AS held
                LEFT JOIN (
                    SELECT DISTINCT ON (b.agent) b.agent, b.id, c.number
                    FROM callback b LEFT JOIN complaint c ON c.id = b.complaint_id
                    WHERE b.status = 'in-progress' AND b.lease_until > $1
                    ORDER BY b.agent, b.lease_until) AS calling ON calling.agent = a.person
                LEFT JOIN offer o ON o.agent = a.person AND o.answer IS NULL
                LEFT JOIN complaint oc ON o.kind = 'case' AND oc.id = o.subject
                CROSS JOIN LATERAL (
                    SELECT (SELECT count(*) FROM event e
                            WHERE e.actor = a.person AND e.type = {RESOLVED} AND e.at >= $2)
                         + (SELECT count(*) FROM callback_attempt t
                            WHERE t.agent = a.person AND t.ended_at >= $2 AND t.outcome NOT IN ('given-back', 'lease-expired'))
                         + (SELECT count(*) FROM visit w WHERE w.agent = a.person AND w.ended_at >= $2) AS acts) AS done
            WHERE a.state <> 'off' OR a.since >= $2
            ORDER BY a.line, a.turn NULLS LAST, p.name, a.person
            """);

    private static final String WAITING = """
            SELECT line, sum(cases)::bigint AS cases, sum(callbacks)::bigint AS callbacks, sum(visitors)::bigint AS visitors, min(since) AS since, min(due_at) AS due_at
            FROM (
                SELECT held_by AS line, count(*) AS cases, 0 AS callbacks, 0 AS visitors, min(received_at) AS since, min(due_at) AS due_at
                FROM complaint
                WHERE ended_at IS NULL AND owner IS NULL AND status IN ('received', 'reopened') AND follows IS NULL
                GROUP BY held_by
                UNION ALL
                SELECT c.held_by, 0, count(*), 0, min(b.not_before), min(b.due_at)
                FROM callback b JOIN complaint c ON c.id = b.complaint_id
                WHERE b.status = 'waiting' AND b.not_before <= $1
                GROUP BY c.held_by
                UNION ALL
                SELECT line, 0, 0, count(*), min(arrived_at), min(due_at)
                FROM visit
                WHERE ended_at IS NULL AND agent IS NULL
                GROUP BY line) AS waits
            GROUP BY line
            """;

    private FloorViewStore() {}

    static Future<List<Row>> agents(SqlConnection snapshot, Instant now, Instant midnight) {
        return snapshot.preparedQuery(AGENTS)
                .execute(Tuple.of(timestamptz(now), timestamptz(midnight)))
                .map(rows -> Rows.all(rows, row -> row(row, now)));
    }

    private static Row row(Fields row, Instant now) {
        var agent = FloorStore.agent(row);
        return new Row(
                new PersonName(agent.person(), row.text("name")),
                agent,
                row.optionalInteger("place"),
                new InHand(
                        row.texts("cases"),
                        row.number("open_cases"),
                        row.optionalText("callback"),
                        row.flag("calling"),
                        row.flag("visitor"),
                        row.optionalText("offer_kind")
                                .map(kind -> new Offered(
                                        kind,
                                        row.number("offer_subject"),
                                        row.integer("offer_number"),
                                        row.optionalText("offer_case")))),
                agent.seenUntil().isAfter(now.plus(Presence.LEASE).minus(SILENT_AFTER)),
                row.number("done_today"));
    }

    static Future<Map<String, Waiting>> waiting(SqlConnection snapshot, Instant now) {
        return snapshot.preparedQuery(WAITING)
                .execute(Tuple.of(timestamptz(now)))
                .map(rows -> Rows.byKey(
                        rows,
                        row -> row.text("line"),
                        row -> new Waiting(
                                row.number("cases"),
                                row.number("callbacks"),
                                row.number("visitors"),
                                row.optionalInstant("since"),
                                row.optionalInstant("due_at"))));
    }
}
