package hotline.offer;

import static hotline.rows.SqlType.timestamptz;

import hotline.complaint.Turn;
import hotline.dispatch.Preference;
import hotline.dispatch.Work;
import hotline.dispatch.WorkId;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.WorkKind;
import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Rows of {@code visit} as work: visitors who wait for an agent. They are locked before offers. */
final class VisitWorkStore {
    /** After the agent's connection is lost: the visitor stands there. */
    private static final Duration GIVEN_BACK = Duration.ofSeconds(30);

    /** No one stands at a desk for so long. */
    private static final Duration LEFT = Duration.ofHours(12);

    private static final String NOT_OFFERED =
            "NOT EXISTS (SELECT FROM offer o WHERE o.kind = 'visit' AND o.subject = v.id AND o.answer IS NULL)";

    /** Agents who let the visitor wait are not asked again at once. */
    private static final String WAITING = """
            SELECT v.id, v.line, v.needs, v.arrived_at, v.due_at, v.ahead_minutes, v.prefer, v.prefer_why,
                   v.avoid || ARRAY(SELECT o.agent FROM offer o WHERE o.kind = 'visit' AND o.subject = v.id
                       AND o.answered_at > $2::timestamptz - CASE o.answer WHEN 'declined' THEN interval '10 minutes' ELSE interval '1 minute' END
                       AND o.answer IN ('declined', 'expired')) AS avoid
            FROM visit v
            WHERE v.line = $1 AND v.ended_at IS NULL AND v.agent IS NULL AND %s
            ORDER BY v.arrived_at
            LIMIT 500
            """.formatted(NOT_OFFERED);

    private static final String LOCK = """
            SELECT v.id FROM visit v
            WHERE v.id = ANY ($1::bigint[]) AND v.line = $2 AND v.ended_at IS NULL AND v.agent IS NULL AND %s
            ORDER BY v.id
            FOR UPDATE SKIP LOCKED
            """.formatted(NOT_OFFERED);

    private static final String LOCK_ONE = "SELECT FROM visit WHERE id = $1 FOR UPDATE";

    /** The agent may have been given another one meanwhile. */
    private static final String TAKE = """
            UPDATE visit SET agent = $2, taken_at = $3, greeted_at = coalesce(greeted_at, $3)
            WHERE id = $1 AND agent IS NULL AND ended_at IS NULL
                AND NOT EXISTS (SELECT FROM visit o WHERE o.agent = $2 AND o.ended_at IS NULL)
            """;

    /** Of agents who have left the floor since. */
    private static final String GIVE_BACK = """
            UPDATE visit SET agent = NULL, taken_at = NULL
            WHERE id = ANY (ARRAY(
                SELECT v.id FROM visit v JOIN agent_floor f ON f.person = v.agent
                WHERE v.ended_at IS NULL AND f.state = 'off' AND f.since > v.taken_at AND f.since < $1
                FOR UPDATE OF v SKIP LOCKED))
            RETURNING line
            """;

    private static final String END_LEFT = """
            UPDATE visit SET ended_at = $1, outcome = 'left', who = ''
            WHERE id = ANY (ARRAY(
                SELECT v.id FROM visit v
                WHERE v.ended_at IS NULL AND v.agent IS NULL AND v.arrived_at < $2 AND %s
                LIMIT 500
                FOR UPDATE SKIP LOCKED))
            """.formatted(NOT_OFFERED);

    private VisitWorkStore() {}

    static Future<List<Work>> waiting(
            SqlConnection connection, String line, DispatchRules rules, Set<Long> onLeave, Instant now) {
        return connection
                .preparedQuery(WAITING)
                .execute(Tuple.of(line, timestamptz(now)))
                .map(rows -> Rows.all(rows, row -> work(row, rules, now).whileOnLeave(onLeave)));
    }

    static Future<List<Long>> lock(SqlConnection transaction, String line, List<Long> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture(List.of())
                : transaction
                        .preparedQuery(LOCK)
                        .execute(Tuple.of(ids.toArray(Long[]::new), line))
                        .map(rows -> Rows.all(rows, row -> row.number("id")));
    }

    static Future<Void> lock(SqlConnection transaction, long id) {
        return transaction.preparedQuery(LOCK_ONE).execute(Tuple.of(id)).mapEmpty();
    }

    /** False where the visitor waits no more, or the agent has another one. */
    static Future<Boolean> take(SqlConnection transaction, long id, long agent, Instant at) {
        return transaction
                .preparedQuery(TAKE)
                .execute(Tuple.of(id, agent, timestamptz(at)))
                .map(rows -> rows.rowCount() == 1);
    }

    /** The departments where a visitor waits again. */
    static Future<List<String>> giveBack(SqlConnection transaction, Instant now) {
        return transaction
                .preparedQuery(GIVE_BACK)
                .execute(Tuple.of(timestamptz(now.minus(GIVEN_BACK))))
                .map(rows -> Rows.all(rows, row -> row.text("line")));
    }

    static Future<Void> endLeft(SqlConnection transaction, Instant now) {
        return transaction
                .preparedQuery(END_LEFT)
                .execute(Tuple.of(timestamptz(now), timestamptz(now.minus(LEFT))))
                .mapEmpty();
    }

    private static Work work(Fields row, DispatchRules rules, Instant now) {
        var arrived = row.instant("arrived_at");
        var due = row.instant("due_at");
        boolean isLate = !now.isBefore(due);
        return new Work(
                new WorkId(WorkKind.VISIT, row.number("id")),
                row.text("line"),
                CallWorkStore.need(row.object("needs")),
                isLate,
                Turn.at(isLate, due, row.integer("ahead_minutes")),
                due,
                arrived,
                row.optionalNumber("prefer")
                        .map(agent -> new Preference(
                                agent,
                                CallWorkStore.because(row),
                                Preference.until(WorkKind.VISIT, arrived, due, rules))),
                Set.copyOf(row.numbers("avoid")),
                Set.of(),
                true);
    }
}
