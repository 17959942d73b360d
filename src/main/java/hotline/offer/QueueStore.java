package hotline.offer;

import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;

import hotline.dispatch.Queue.Counts;
import hotline.dispatch.Queue.Sort;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.Need;
import hotline.policy.dispatch.NeedRule;
import hotline.policy.dispatch.WorkKind;
import hotline.policy.taxonomy.Severity;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Counts works that wait, that are offered and that were taken, of all lines and by all that a need follows from. */
final class QueueStore {
    /**
     * The request.
     *
     * @param takenSince from when on offers that were accepted are counted
     * @param closed policies under which customers may not be called now
     */
    record Asked(Instant now, Instant takenSince, Collection<Integer> closed) {}

    /** Works of a line that are alike. */
    record LineSort(String line, Sort sort) {}

    private static final Parameters<Asked> ASKED = Parameters.<Asked>of()
            .value("now", INSTANT, Asked::now)
            .value("takenSince", INSTANT, Asked::takenSince)
            .array("closed", INT, Asked::closed);

    private static final String ALIKE = "c.type, coalesce(c.subtype, '') AS subtype, c.severity, c.channel, c.language";

    private static final Statement<Asked> SORTS =
            Statement.of("""
            WITH works AS (
                SELECT c.held_by AS line, 'case' AS kind, %1$s, 1 AS waiting, 0 AS offered, 0 AS taken, c.received_at AS since, c.due_at
                FROM complaint c
                WHERE %2$s
                UNION ALL
                SELECT c.held_by, 'callback', %1$s, 1, 0, 0, k.not_before, k.due_at
                FROM callback k JOIN complaint c ON c.id = k.complaint_id
                WHERE %3$s
                UNION ALL
                SELECT o.line, o.kind, %1$s, 0, (o.answer IS NULL)::int, (o.answer IS NOT NULL)::int, NULL, NULL
                FROM offer o
                    LEFT JOIN callback k ON o.kind = 'callback' AND k.id = o.subject
                    JOIN complaint c ON c.id = CASE o.kind WHEN 'case' THEN o.subject ELSE k.complaint_id END
                WHERE o.answer IS NULL OR o.answer = 'accepted' AND o.offered_at > :takenSince
            )
            SELECT line, kind, type, subtype, severity, channel, language, sum(waiting)::bigint AS waiting, sum(offered)::bigint AS offered,
                   sum(taken)::bigint AS taken, min(since) AS since, min(due_at) AS due_at
            FROM works
            GROUP BY line, kind, type, subtype, severity, channel, language
            """.formatted(ALIKE, WorkStore.WAITS, WorkStore.CALL_WAITS), ASKED);

    /** Customers who are there, at a desk or on the line: what they ask of agents stands in their rows. */
    private static final Statement<Asked> PRESENT =
            Statement.of("""
            WITH present AS (
                SELECT v.line, 'visit' AS kind, v.id, v.needs, v.arrived_at, v.due_at
                FROM visit v
                WHERE v.ended_at IS NULL AND v.agent IS NULL
                UNION ALL
                SELECT w.line, 'call', w.id, w.needs, w.arrived_at, w.due_at
                FROM call_work w
                WHERE %s
            ), works AS (
                SELECT p.line, p.kind, p.needs, 1 AS waiting, 0 AS offered, 0 AS taken, p.arrived_at AS since, p.due_at
                FROM present p
                WHERE NOT EXISTS (SELECT FROM offer o WHERE o.kind = p.kind AND o.subject = p.id AND o.answer IS NULL)
                UNION ALL
                SELECT o.line, o.kind, coalesce(v.needs, w.needs), 0, (o.answer IS NULL)::int, (o.answer IS NOT NULL)::int, NULL, NULL
                FROM offer o
                    LEFT JOIN visit v ON o.kind = 'visit' AND v.id = o.subject
                    LEFT JOIN call_work w ON o.kind = 'call' AND w.id = o.subject
                WHERE o.kind IN ('visit', 'call') AND (o.answer IS NULL OR o.answer = 'accepted' AND o.offered_at > :takenSince)
                    AND (v.id IS NOT NULL OR w.id IS NOT NULL)
            )
            SELECT line, kind, needs, sum(waiting)::bigint AS waiting, sum(offered)::bigint AS offered, sum(taken)::bigint AS taken,
                   min(since) AS since, min(due_at) AS due_at
            FROM works
            GROUP BY line, kind, needs
            """.formatted(CallWorkStore.ASKED_FOR.formatted(":now")), ASKED);

    /** Callers who gave up, by what the exchange says of where they were. */
    private static final String GAVE_UP = """
            SELECT c.queue, c.to_number, sum(f.n)::bigint AS n
            FROM call_fact f JOIN call c ON c.id = f.call
            WHERE f.day = $1 AND f.kind = 'abandoned'
            GROUP BY c.queue, c.to_number
            """;

    /** @param queue of the exchange */
    record GaveUp(Optional<String> queue, Optional<String> number, long calls) {}

    private QueueStore() {}

    static Future<List<GaveUp>> gaveUp(SqlConnection connection, LocalDate day) {
        return connection
                .preparedQuery(GAVE_UP)
                .execute(Tuple.of(day))
                .map(rows -> Rows.all(
                        rows,
                        row -> new GaveUp(row.optionalText("queue"), row.optionalText("to_number"), row.number("n"))));
    }

    static Future<List<LineSort>> sorts(SqlConnection connection, Asked asked, DispatchRules rules) {
        return connection
                .preparedQuery(SORTS.sql())
                .execute(SORTS.values(asked))
                .map(rows -> Rows.all(rows, row -> sort(row, rules.need(subject(row)))));
    }

    static Future<List<LineSort>> present(SqlConnection connection, Asked asked) {
        return connection
                .preparedQuery(PRESENT.sql())
                .execute(PRESENT.values(asked))
                .map(rows -> Rows.all(rows, row -> sort(row, CallWorkStore.need(row.object("needs")))));
    }

    private static NeedRule.Subject subject(Fields row) {
        return new NeedRule.Subject(
                kind(row),
                row.text("type"),
                row.text("subtype"),
                row.code("severity", Severity::of),
                row.text("channel"),
                row.text("language"));
    }

    private static WorkKind kind(Fields row) {
        return row.code("kind", code -> Optional.ofNullable(WorkKind.byCode().get(code)));
    }

    private static LineSort sort(Fields row, Need need) {
        return new LineSort(
                row.text("line"),
                new Sort(
                        kind(row),
                        need,
                        new Counts(
                                row.number("waiting"),
                                row.number("offered"),
                                row.number("taken"),
                                row.optionalInstant("since"),
                                row.optionalInstant("due_at"))));
    }
}
