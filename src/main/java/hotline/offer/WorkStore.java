package hotline.offer;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.dispatch.Preference;
import hotline.dispatch.WorkId;
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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The works that wait in a department and are offered to no one. */
final class WorkStore {
    /** A complaint that waits, as {@code complaint.change} hands it out. */
    private static final String UNOWNED =
            "%1$s.ended_at IS NULL AND %1$s.owner IS NULL AND %1$s.status IN ('received', 'reopened')";

    static final String WAITS = UNOWNED.formatted("c") + """
             AND c.follows IS NULL
             AND NOT EXISTS (SELECT FROM offer o WHERE o.kind = 'case' AND o.subject = c.id AND o.answer IS NULL)
             AND c.id <> ALL (ARRAY(
                SELECT complaint_id FROM parked WHERE place = 'complaints' AND complaint_id IS NOT NULL))
            """;

    /** Agents who let these works go a short while ago; they are not asked again at once. */
    private static final String DECLINED = """
            SELECT o.kind, o.subject, array_agg(DISTINCT o.agent) AS agents
            FROM unnest($1::text[], $2::bigint[]) AS w (kind, subject) JOIN offer o ON o.kind = w.kind AND o.subject = w.subject
            WHERE (o.answer = 'declined' OR o.answer = 'withdrawn' AND o.reason = 'by-supervisor') AND o.answered_at > $3
                OR o.answer IN ('expired', 'lost') AND o.answered_at > $4
            GROUP BY o.kind, o.subject
            """;

    /**
     * The request.
     *
     * @param most of each type and severity
     * @param after those that were read before and could not be given to anyone
     */
    record Asked(String line, int most, Instant now, Collection<Integer> closed, Optional<Place> after) {}

    /** A place in the order of works, of any type and severity. */
    record Place(Instant turn, long id) {}

    private static final Parameters<Asked> ASKED = Parameters.<Asked>of()
            .value("line", TEXT, Asked::line)
            .value("most", INT, Asked::most)
            .value("now", INSTANT, Asked::now)
            .array("closed", INT, Asked::closed)
            .optional("afterTurn", INSTANT, asked -> asked.after().map(Place::turn))
            .optional("afterId", BIGINT, asked -> asked.after().map(Place::id));

    private static final String TURN = "turn_at(c.due_at, c.breached_at, c.ahead_minutes)";

    /**
     * The types and severities that wait come from steps through the index, one each; of each the first are read. So many of one kind that
     * no one can take never hide those of another.
     */
    private static final Statement<Asked> CASES =
            Statement.of("""
            WITH RECURSIVE sort AS (
                (SELECT type, severity FROM complaint x WHERE x.held_by = :line AND %2$s ORDER BY type, severity LIMIT 1)
                UNION ALL
                SELECT n.type, n.severity FROM sort, LATERAL (
                    SELECT x.type, x.severity FROM complaint x
                    WHERE x.held_by = :line AND (x.type, x.severity) > (sort.type, sort.severity) AND %2$s
                    ORDER BY x.type, x.severity LIMIT 1) n
            )
            SELECT w.*
            FROM sort, LATERAL (
                SELECT c.id, c.number, c.type, c.subtype, c.severity, c.channel, c.policy_version, c.due_at, c.breached_at IS NOT NULL AS late,
                       c.ahead_minutes, c.received_at, %1$s AS turn_at, c.language
                FROM complaint c
                WHERE c.held_by = :line AND c.type = sort.type AND c.severity = sort.severity AND %3$s
                    AND (:afterTurn::timestamptz IS NULL OR (%1$s, c.id) > (:afterTurn, :afterId))
                ORDER BY %1$s, c.id
                LIMIT :most) w
            """.formatted(TURN, UNOWNED.formatted("x"), WAITS), ASKED);

    /** A callback whose customer may be called now. */
    static final String CALL_WAITS = """
            k.status = 'waiting' AND NOT k.deferred AND k.not_before <= :now
                AND CASE WHEN c.policy_version = ANY (:closed::int[]) THEN false ELSE true END
                AND NOT EXISTS (SELECT FROM offer o WHERE o.kind = 'callback' AND o.subject = k.id AND o.answer IS NULL)
                AND c.id <> ALL (ARRAY(
                    SELECT complaint_id FROM parked WHERE place = 'callbacks' AND complaint_id IS NOT NULL))
            """;

    private static final String CALL_TURN = "turn_at(k.due_at, NULL, k.ahead_minutes)";

    /** Those of the department whose customer may be called now; late ones come first, as they are handed out. Anyone who handled the case is asked for no opinion. */
    private static final Statement<Asked> CALLBACKS = Statement.of("""
            SELECT k.id, k.complaint_id, c.number, c.type, c.subtype, c.severity, c.channel, c.policy_version, k.due_at, k.due_at <= :now AS late,
                   k.ahead_minutes, k.created_at AS received_at, %1$s AS turn_at, k.kept_for, k.kept_until,
                   array_remove(ARRAY[k.not_owner, k.not_resolver], NULL) AS not_by, c.language
            FROM callback k JOIN complaint c ON c.id = k.complaint_id
            WHERE c.held_by = :line AND %2$s
                AND (:afterTurn::timestamptz IS NULL OR (%1$s, k.id) > (:afterTurn, :afterId))
            ORDER BY %1$s, k.id
            LIMIT :most
            """.formatted(CALL_TURN, CALL_WAITS), ASKED);

    /**
     * Calls that people asked for, and those of campaigns and rules of care (K2, K4): they belong to no department, so each line gives them out. Two
     * lines that do so at once find one of them locked.
     */
    private static final Statement<Asked> CALLS = Statement.of("""
            SELECT k.id, coalesce(h.complaint_id, -k.file, -h.file, 0) AS complaint_id, k.due_at, k.due_at <= :now AS late, k.ahead_minutes,
                   k.created_at AS received_at, %1$s AS turn_at, k.kept_for, k.kept_until, %2$s AS source
            FROM callback k
                LEFT JOIN callback_by_hand h ON h.callback_id = k.id
                LEFT JOIN campaign g ON g.id = k.campaign
            WHERE k.status = 'waiting' AND NOT k.deferred AND k.not_before <= :now AND k.complaint_id IS NULL
                AND NOT EXISTS (SELECT FROM offer o WHERE o.kind = 'callback' AND o.subject = k.id AND o.answer IS NULL)
                AND (:afterTurn::timestamptz IS NULL OR (%1$s, k.id) > (:afterTurn, :afterId))
            ORDER BY %1$s, k.id
            LIMIT :most
            """.formatted(CALL_TURN, WorkSource.OF_CALLBACK), ASKED);

    /**
     * A case or a callback that waits.
     *
     * @param source who wants it
     * @param complaint of a callback the one that it is about; negative: the file of its customer; 0: of neither
     * @param number of the complaint; empty: of none
     * @param kept of a callback the agent whom it waits for
     * @param notBy of a callback those who handled the complaint
     * @param turnAt by which it is sorted
     */
    record Found(
            WorkId id,
            WorkSource source,
            long complaint,
            String number,
            String type,
            String subtype,
            Severity severity,
            String channel,
            String language,
            int policyVersion,
            Instant due,
            boolean isLate,
            int aheadMinutes,
            Instant arrived,
            Instant turnAt,
            Optional<Preference> kept,
            List<Long> notBy) {}

    private static final String LOCK_CASES = """
            SELECT c.id FROM complaint c
            WHERE c.id = ANY ($1::bigint[]) AND c.held_by = $2 AND
            """ + WAITS + """
            ORDER BY c.id
            FOR UPDATE OF c SKIP LOCKED
            """;

    private static final String LOCK_CALLBACKS = """
            SELECT k.id FROM callback k JOIN complaint c ON c.id = k.complaint_id
            WHERE k.id = ANY ($1::bigint[]) AND k.status = 'waiting' AND c.held_by = $2
                AND NOT EXISTS (SELECT FROM offer o WHERE o.kind = 'callback' AND o.subject = k.id AND o.answer IS NULL)
            ORDER BY c.id
            FOR UPDATE OF c, k SKIP LOCKED
            """;

    private static final String LOCK_CALLS = """
            SELECT k.id FROM callback k
            WHERE k.id = ANY ($1::bigint[]) AND k.status = 'waiting' AND NOT k.deferred AND k.complaint_id IS NULL
                AND NOT EXISTS (SELECT FROM offer o WHERE o.kind = 'callback' AND o.subject = k.id AND o.answer IS NULL)
            ORDER BY k.id
            FOR UPDATE OF k SKIP LOCKED
            """;

    private WorkStore() {}

    static Future<List<Found>> cases(SqlConnection connection, Asked asked) {
        return connection
                .preparedQuery(CASES.sql())
                .execute(CASES.values(asked))
                .map(rows -> Rows.all(rows, row -> found(WorkKind.CASE, row)));
    }

    static Future<List<Found>> callbacks(SqlConnection connection, Asked asked) {
        return connection
                .preparedQuery(CALLBACKS.sql())
                .execute(CALLBACKS.values(asked))
                .map(rows -> Rows.all(rows, row -> found(WorkKind.CALLBACK, row)));
    }

    /** Without a complaint. */
    static Future<List<Found>> calls(SqlConnection connection, Asked asked) {
        return connection
                .preparedQuery(CALLS.sql())
                .execute(CALLS.values(asked))
                .map(rows -> Rows.all(rows, WorkStore::call));
    }

    /** By work, for those alone that someone let go. */
    static Future<Map<WorkId, Set<Long>>> declined(
            SqlConnection connection, List<WorkId> works, Instant declinedSince, Instant expiredSince) {
        return connection
                .preparedQuery(DECLINED)
                .execute(Tuple.of(
                        works.stream().map(work -> work.kind().code()).toArray(String[]::new),
                        works.stream().map(WorkId::subject).toArray(Long[]::new),
                        timestamptz(declinedSince),
                        timestamptz(expiredSince)))
                .map(rows -> Rows.byKey(
                        rows,
                        row -> new WorkId(row.code("kind", WorkStore::kind), row.number("subject")),
                        row -> Set.copyOf(row.numbers("agents"))));
    }

    private static Optional<WorkKind> kind(String code) {
        return Optional.ofNullable(WorkKind.byCode().get(code));
    }

    /** Those of them that still wait, locked. */
    static Future<List<Long>> lockCases(SqlConnection transaction, String line, List<Long> ids) {
        return ids(transaction, LOCK_CASES, line, ids);
    }

    static Future<List<Long>> lockCallbacks(SqlConnection transaction, String line, List<Long> ids) {
        return ids(transaction, LOCK_CALLBACKS, line, ids)
                .compose(of -> of.size() == ids.size()
                        ? Future.succeededFuture(of)
                        : ids(transaction, LOCK_CALLS, Tuple.of(ids.toArray(Long[]::new)))
                                .map(others -> Stream.concat(of.stream(), others.stream())
                                        .toList()));
    }

    private static Future<List<Long>> ids(SqlConnection transaction, String sql, String line, List<Long> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture(List.of())
                : ids(transaction, sql, Tuple.of(ids.toArray(Long[]::new), line));
    }

    private static Future<List<Long>> ids(SqlConnection transaction, String sql, Tuple values) {
        return transaction.preparedQuery(sql).execute(values).map(rows -> Rows.all(rows, row -> row.number("id")));
    }

    /** Nothing is known of it that rules of needs name, but that it is a callback. */
    private static Found call(Fields row) {
        return new Found(
                new WorkId(WorkKind.CALLBACK, row.number("id")),
                row.code("source", WorkSource::of),
                row.number("complaint_id"),
                "",
                "",
                "",
                Severity.MINOR,
                "",
                "",
                0,
                row.instant("due_at"),
                row.flag("late"),
                row.integer("ahead_minutes"),
                row.instant("received_at"),
                row.instant("turn_at"),
                kept(row),
                List.of());
    }

    private static Found found(WorkKind kind, Fields row) {
        long id = row.number("id");
        return new Found(
                new WorkId(kind, id),
                WorkSource.CASE,
                kind == WorkKind.CASE ? id : row.number("complaint_id"),
                row.text("number"),
                row.text("type"),
                row.optionalText("subtype").orElse(""),
                row.code("severity", Severity::of),
                row.text("channel"),
                row.text("language"),
                row.integer("policy_version"),
                row.instant("due_at"),
                row.flag("late"),
                row.integer("ahead_minutes"),
                row.instant("received_at"),
                row.instant("turn_at"),
                kind == WorkKind.CASE ? Optional.empty() : kept(row),
                kind == WorkKind.CASE ? List.of() : row.numbers("not_by"));
    }

    private static Optional<Preference> kept(Fields row) {
        return row.optionalNumber("kept_for").flatMap(agent -> row.optionalInstant("kept_until")
                .map(until -> new Preference(agent, Preference.Because.OWNER, until)));
    }
}
