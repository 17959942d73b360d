package hotline.callback;

import static hotline.rows.SqlType.timestamptz;

import hotline.callback.CallbackLists.PastAttempt;
import hotline.callback.plan.NextCall.Why;
import hotline.complaint.PersonName;
import hotline.complaint.Precedence;
import hotline.paging.ListCursor;
import hotline.policy.taxonomy.Severity;
import hotline.policy.tier.Tier;
import hotline.rows.Fields;
import hotline.rows.Rows;
import hotline.rows.SqlValue;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads callbacks for screens. */
final class CallbackListStore {
    private static final String NAMES = """
            callback.id, callback.complaint_id, complaint.number, callback.status, callback.due_at,
                   complaint.calendar_warning IS NOT NULL AND complaint.ended_at IS NULL AS provisional,
                   callback.not_before, callback.attempts, callback.agent, person.name AS agent_name,
                   callback.deferred, callback.deferred_why, callback.kept_for, kept.name AS kept_for_name, callback.kept_until,
                   callback.not_owner, handled.name AS not_owner_name, callback.not_resolver, resolved.name AS not_resolver_name,
                   (SELECT nullif(p.value, '') FROM customer_contact p WHERE p.id = callback.contact) AS other_phone,
                   callback.lease_until, callback.ahead_minutes, complaint.tier, complaint.policy_version, complaint.complainant, complaint.type,
                   complaint.subtype, complaint.severity, left(complaint.description, 120) AS summary
            """;

    private static final String FROM = """
            FROM callback
            JOIN complaint ON complaint.id = callback.complaint_id
            LEFT JOIN person ON person.id = callback.agent
            LEFT JOIN person kept ON kept.id = callback.kept_for
            LEFT JOIN person handled ON handled.id = callback.not_owner
            LEFT JOIN person resolved ON resolved.id = callback.not_resolver
            """;

    private static final String COLUMNS = "SELECT " + NAMES + FROM;

    /** A page of each of the two parts, of which the first rows are kept: late work by due time, then the others by turn (D2). */
    static final String WAITING = "SELECT * FROM ((SELECT 1 AS part, callback.due_at AS turn, " + NAMES + FROM
            + """
            WHERE callback.status = 'waiting' AND callback.due_at <= $1 AND $2::int <= 1 AND (callback.due_at, callback.id) > ($3, $4)
            ORDER BY callback.due_at, callback.id
            LIMIT $5)
            UNION ALL
            (SELECT 2,\s"""
            + CallbackStore.TURN + ", " + NAMES + FROM + """
            WHERE callback.status = 'waiting' AND callback.due_at > $1
                AND (%1$s, callback.id) > (CASE WHEN $2::int = 2 THEN $3 ELSE '-infinity' END, CASE WHEN $2 = 2 THEN $4 ELSE 0 END)
            ORDER BY %1$s, callback.id
            LIMIT $5)) AS page
            ORDER BY part, turn, id
            LIMIT $5
            """.formatted(CallbackStore.TURN);

    private static final String IN_HAND_OF = COLUMNS + """
            WHERE callback.status = 'in-progress' AND callback.agent = $1
            ORDER BY callback.due_at, callback.id
            """;

    private static final String COUNT = """
            SELECT count(*) AS rows
            FROM (
                SELECT FROM callback
                WHERE complaint_id IS NOT NULL AND CASE WHEN $1::bigint IS NULL THEN status = 'waiting' ELSE status = 'in-progress' AND agent = $1 END
                LIMIT $2) AS listed
            """;

    private static final String OTHERS_OF_NUMBER = """
            SELECT k.id, c.number, k.status, left(c.description, 120) AS summary
            FROM callback own JOIN complaint called ON called.id = own.complaint_id
            JOIN complaint c ON c.phone = called.phone AND c.ended_at IS NULL
            JOIN callback k ON k.complaint_id = c.id AND k.status IN ('waiting', 'in-progress')
            WHERE own.id = $1 AND k.id <> $1
            ORDER BY k.due_at, k.id
            LIMIT 10
            """;

    private static final String BY_ID = COLUMNS + " WHERE callback.id = $1";

    private static final String ATTEMPTS = """
            SELECT a.attempt, a.started_at, a.agent, p.name AS agent_name, a.outcome, a.comment
            FROM callback_attempt a LEFT JOIN person p ON p.id = a.agent
            WHERE a.callback_id = $1 AND a.outcome IS NOT NULL
            ORDER BY a.attempt DESC
            LIMIT 20
            """;

    /** The newest first. */
    Future<List<PastAttempt>> attempts(SqlConnection connection, long callback) {
        return connection
                .preparedQuery(ATTEMPTS)
                .execute(Tuple.of(callback))
                .map(rows -> Rows.all(
                        rows,
                        row -> new PastAttempt(
                                row.integer("attempt"),
                                row.instant("started_at"),
                                PersonName.of(row, "agent").orElseThrow(),
                                row.text("outcome"),
                                row.optionalText("comment"))));
    }

    Future<List<ListedCallback>> waiting(SqlConnection connection, ListCursor after, Instant now, int limit) {
        return connection
                .preparedQuery(WAITING)
                .execute(Tuple.of(timestamptz(now), after.rank(), timestamptz(after.dueAt()), after.id(), limit))
                .map(rows -> Rows.all(rows, CallbackListStore::listed));
    }

    Future<List<ListedCallback>> inHandOf(SqlConnection connection, long agent) {
        return connection
                .preparedQuery(IN_HAND_OF)
                .execute(Tuple.of(agent))
                .map(rows -> Rows.all(rows, CallbackListStore::listed));
    }

    /** How many wait, or are in the agent's hands; not counted beyond the most. */
    Future<Long> count(SqlConnection connection, Optional<Long> inHandOf, long most) {
        return connection
                .preparedQuery(COUNT)
                .execute(Tuple.of(SqlValue.orNull(inHandOf), most))
                .map(rows -> Rows.only(rows, row -> row.number("rows")));
    }

    Future<Optional<Callback>> byId(SqlConnection connection, long id) {
        return connection
                .preparedQuery(BY_ID)
                .execute(Tuple.of(id))
                .map(rows -> Rows.first(rows, CallbackListStore::callback));
    }

    Future<List<OtherCallback>> othersOfNumber(SqlConnection connection, long callback) {
        return connection
                .preparedQuery(OTHERS_OF_NUMBER)
                .execute(Tuple.of(callback))
                .map(rows -> Rows.all(
                        rows,
                        row -> new OtherCallback(
                                row.number("id"),
                                row.text("number"),
                                CallbackStatus.of(row.text("status")),
                                row.text("summary"))));
    }

    private static Callback.Held held(Fields row) {
        return new Callback.Held(
                row.optionalText("deferred_why").flatMap(Why::of),
                PersonName.of(row, "kept_for"),
                row.optionalInstant("kept_until"),
                Stream.of(PersonName.of(row, "not_owner"), PersonName.of(row, "not_resolver"))
                        .flatMap(Optional::stream)
                        .distinct()
                        .toList());
    }

    private static ListedCallback listed(Fields row) {
        return new ListedCallback(
                callback(row),
                row.text("complainant"),
                row.text("type"),
                row.optionalText("subtype"),
                row.code("severity", Severity::of),
                row.text("summary"));
    }

    private static Callback callback(Fields row) {
        return new Callback(
                row.number("id"),
                row.number("complaint_id"),
                row.text("number"),
                row.integer("policy_version"),
                CallbackStatus.of(row.text("status")),
                row.instant("due_at"),
                row.flag("provisional"),
                row.instant("not_before"),
                row.integer("attempts"),
                PersonName.of(row, "agent"),
                row.optionalInstant("lease_until"),
                new Precedence(row.optionalText("tier").flatMap(Tier::of), row.integer("ahead_minutes")),
                held(row),
                row.optionalText("other_phone"));
    }
}
