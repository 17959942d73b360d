package hotline.workday;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.TEXT;

import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import hotline.workday.WorkBehind.Place;
import hotline.workday.WorkPart.Source;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rows that a number of {@link WorkStore} counts, page by page. */
final class WorkBehindStore {
    /**
     * The request.
     *
     * @param from from when on, until before {@code to}
     * @param about of one kind, outcome or reason alone
     * @param within the time within which an answer is due
     */
    record Asked(
            Instant from,
            Instant to,
            Optional<String> line,
            Optional<Long> person,
            Optional<String> about,
            Optional<Place> before,
            Duration within,
            Instant now,
            int most) {}

    private static final Parameters<Asked> ASKED = Parameters.<Asked>of()
            .value("from", INSTANT, Asked::from)
            .value("to", INSTANT, Asked::to)
            .optional("line", TEXT, Asked::line)
            .optional("person", BIGINT, Asked::person)
            .optional("about", TEXT, Asked::about)
            .optional("beforeAt", INSTANT, asked -> asked.before().map(Place::at))
            .optional("beforePerson", BIGINT, asked -> asked.before().map(Place::person))
            .optional("beforeSubject", BIGINT, asked -> asked.before().map(Place::subject))
            .optional("beforeN", INT, asked -> asked.before().map(Place::n))
            .value("within", BIGINT, asked -> asked.within().toSeconds())
            .value("lateBefore", INSTANT, asked -> asked.now().minus(asked.within()))
            .value("now", INSTANT, Asked::now)
            .value("most", INT, Asked::most);

    /** No break is allowed to last a day. */
    private static final String LIMIT_LIES_WITHIN =
            "e.at >= :from::timestamptz - interval '1 day' AND e.at < :to AND (e.details ->> 'until')::timestamptz >= :from AND (e.details ->> 'until')::timestamptz < :to";

    /** Breaks, with when they are counted left out. */
    private static final String BREAKS = """
            SELECT e.at, e.person, e.id AS subject, 0 AS n, coalesce(e.details ->> 'reason', '') AS about, NULL::text AS answer,
                   e.at AS began, coalesce(l.at, :now) AS until, (e.details ->> 'until')::timestamptz AS over_from, e.line, NULL::bigint AS complaint
            FROM floor_event e
                LEFT JOIN LATERAL (
                    SELECT x.at FROM floor_event x
                    WHERE x.person = e.person AND x.type = 'state' AND (x.at, x.id) > (e.at, e.id)
                    ORDER BY x.at, x.id LIMIT 1) AS l ON true
            WHERE e.type = 'state' AND e.details ->> 'to' = 'break' AND %s
                AND (:line::text IS NULL OR e.line = :line) AND (:person::bigint IS NULL OR e.person = :person)
                AND (:about::text IS NULL OR coalesce(e.details ->> 'reason', '') = :about)
                AND (:beforeAt::timestamptz IS NULL OR (e.at, e.person, e.id, 0) < (:beforeAt, :beforePerson, :beforeSubject, :beforeN))
            """;

    private static final Map<Source, String> ROWS = Map.of(
            Source.OFFER,
            """
            SELECT o.offered_at AS at, o.agent AS person, o.subject, o.number AS n, o.kind AS about, o.answer,
                   o.offered_at AS began, coalesce(o.answered_at, :now) AS until, NULL::timestamptz AS over_from, o.line,
                   CASE o.kind
                       WHEN 'case' THEN o.subject
                       WHEN 'callback' THEN (SELECT k.complaint_id FROM callback k WHERE k.id = o.subject)
                       WHEN 'visit' THEN (SELECT v.complaint FROM visit v WHERE v.id = o.subject)
                       WHEN 'call' THEN (SELECT c.complaint FROM call_work w JOIN call c ON c.id = w.call WHERE w.id = o.subject)
                   END AS complaint
            FROM offer o
            WHERE o.offered_at >= :from AND o.offered_at < :to AND (:line::text IS NULL OR o.line = :line)
                AND (:person::bigint IS NULL OR o.agent = :person) AND (:about::text IS NULL OR o.kind = :about)
                AND (:beforeAt::timestamptz IS NULL
                    OR (o.offered_at, o.agent, o.subject, o.number) < (:beforeAt, :beforePerson, :beforeSubject, :beforeN))
            """,
            Source.CALL,
            """
            SELECT a.ended_at AS at, a.agent AS person, a.callback_id AS subject, a.attempt AS n, a.outcome AS about, NULL::text AS answer,
                   a.started_at AS began, a.ended_at AS until, NULL::timestamptz AS over_from, coalesce(d.department, '') AS line,
                   coalesce(k.complaint_id, h.complaint_id) AS complaint
            FROM callback_attempt a
                JOIN callback k ON k.id = a.callback_id
                LEFT JOIN callback_by_hand h ON h.callback_id = k.id
                LEFT JOIN person d ON d.id = a.agent
            WHERE a.ended_at >= :from AND a.ended_at < :to AND (:line::text IS NULL OR d.department = :line)
                AND (:person::bigint IS NULL OR a.agent = :person) AND (:about::text IS NULL OR a.outcome = :about)
                AND (:beforeAt::timestamptz IS NULL
                    OR (a.ended_at, a.agent, a.callback_id, a.attempt) < (:beforeAt, :beforePerson, :beforeSubject, :beforeN))
            """,
            Source.BREAK,
            BREAKS.formatted("e.at >= :from AND e.at < :to"),
            Source.BREAK_OVER,
            BREAKS.formatted(LIMIT_LIES_WITHIN));

    private static final Map<WorkPart, Statement<Asked>> BEHIND =
            Arrays.stream(WorkPart.values()).collect(Collectors.toMap(Function.identity(), WorkBehindStore::statement));

    private WorkBehindStore() {}

    private static Statement<Asked> statement(WorkPart part) {
        return Statement.of("""
                SELECT f.at, f.person, f.subject, f.n, f.about, f.answer, f.line, coalesce(p.name, '') AS name, q.number AS complaint,
                       round(extract(epoch FROM f.until - f.began) * 1000)::bigint AS millis,
                       round(extract(epoch FROM greatest(f.until - f.over_from, interval '0')) * 1000)::bigint AS over
                FROM (%s AND %s ORDER BY 1 DESC, 2 DESC, 3 DESC, 4 DESC LIMIT :most) AS f
                    LEFT JOIN person p ON p.id = f.person
                    LEFT JOIN complaint q ON q.id = f.complaint
                ORDER BY 1 DESC, 2 DESC, 3 DESC, 4 DESC
                """.formatted(ROWS.get(part.source()), part.condition()), ASKED);
    }

    static Future<List<WorkBehind>> behind(SqlConnection connection, WorkPart part, Asked asked) {
        var statement = Objects.requireNonNull(BEHIND.get(part));
        return connection
                .preparedQuery(statement.sql())
                .execute(statement.values(asked))
                .map(rows -> Rows.all(
                        rows,
                        row -> new WorkBehind(
                                new Place(
                                        row.instant("at"),
                                        row.number("person"),
                                        row.number("subject"),
                                        row.integer("n")),
                                row.text("about"),
                                row.optionalText("answer"),
                                row.number("millis"),
                                row.optionalNumber("over").orElse(0L),
                                row.text("line"),
                                row.text("name"),
                                row.optionalText("complaint"))));
    }
}
