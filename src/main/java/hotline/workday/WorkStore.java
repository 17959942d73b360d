package hotline.workday;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;

import hotline.measures.Period;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import hotline.workday.WorkQuery.By;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sums of what agents did: of days that are over from {@code work_day}, of the others from the rows themselves, in one statement. */
final class WorkStore {
    /** @param within the time within which an answer is due */
    record Asked(
            Period period, Optional<String> line, Optional<Long> person, ZoneId zone, Duration within, Instant now) {}

    /** One sum. */
    record Sum(String key, Done what, String about, long n, long millis) {}

    private static final Parameters<Asked> ASKED = Parameters.<Asked>of()
            .value("from", DATE, asked -> asked.period().from())
            .value("to", DATE, asked -> asked.period().to())
            .optional("line", TEXT, Asked::line)
            .optional("person", BIGINT, Asked::person)
            .value("zone", TEXT, asked -> asked.zone().getId())
            .value("within", BIGINT, asked -> asked.within().toSeconds())
            .value("now", INSTANT, Asked::now);

    /**
     * The days of {@code days}, counted from the rows: offers by when they were made, calls by when they ended, time by when it passed. A person's
     * state at the beginning of a day is that of their last event before. A break over its limit counts on the day on which the limit lies.
     */
    private static final String COUNTED = """
            people AS MATERIALIZED (SELECT person FROM agent_floor WHERE :person::bigint IS NULL OR person = :person),
            marks AS (
                SELECT d.day, d.begins AS at, 0::bigint AS id, d.begins, d.ends, p.person, e.line, e.details, e.at AS began
                FROM days d CROSS JOIN people p CROSS JOIN LATERAL (
                    SELECT line, details, at FROM floor_event
                    WHERE person = p.person AND type = 'state' AND at < d.begins
                    ORDER BY at DESC, id DESC LIMIT 1) AS e
                WHERE e.details ->> 'to' <> 'off'
                UNION ALL
                SELECT d.day, e.at, e.id, d.begins, d.ends, e.person, e.line, e.details, e.at
                FROM days d CROSS JOIN people p
                    JOIN floor_event e ON e.person = p.person AND e.at >= d.begins AND e.at < d.ends AND e.type = 'state'
            ),
            spans AS (
                SELECT day, line, person, details ->> 'to' AS state, details ->> 'from' AS before, coalesce(details ->> 'reason', '') AS reason,
                       (details ->> 'until')::timestamptz AS until, began = at AS is_begun, at, begins,
                       coalesce(lead(at) OVER (PARTITION BY person, day ORDER BY at, id), ends) AS left_at
                FROM marks
            ),
            counted AS (
                SELECT day, line, person, 'state-' || state AS what,
                       CASE state WHEN 'break' THEN reason WHEN 'wrap-up' THEN before ELSE '' END AS about,
                       is_begun::int AS n, left_at - at AS lasted
                FROM spans WHERE state <> 'off'
                UNION ALL
                SELECT day, line, person, 'break-over', reason, (until >= begins)::int, left_at - greatest(at, until)
                FROM spans WHERE state = 'break' AND until < left_at
                UNION ALL
                SELECT d.day, o.line, o.agent, of.what, o.kind, 1, coalesce(o.answered_at, :now) - o.offered_at
                FROM days d
                    JOIN offer o ON o.offered_at >= d.begins AND o.offered_at < d.ends AND (:person::bigint IS NULL OR o.agent = :person)
                    CROSS JOIN LATERAL (SELECT make_interval(secs => :within) AS due, o.answered_at - o.offered_at AS took) AS t
                    CROSS JOIN LATERAL (VALUES
                        ('offer-' || o.answer, true),
                        ('offer-late', o.answer IS NULL AND o.offered_at + t.due < :now),
                        ('offer-in-time', o.answer = 'accepted' AND t.took <= t.due),
                        ('offer-given-up-in-time', o.answer <> 'accepted' AND t.took <= t.due),
                        ('offer-small', o.answer IN ('withdrawn', 'lost') AND t.took <= interval '5 s')) AS of (what, counts)
                WHERE of.counts AND of.what IS NOT NULL
                UNION ALL
                SELECT d.day, coalesce(p.department, ''), a.agent, 'call', coalesce(a.outcome, ''), 1, a.ended_at - a.started_at
                FROM days d
                    JOIN callback_attempt a ON a.ended_at >= d.begins AND a.ended_at < d.ends AND (:person::bigint IS NULL OR a.agent = :person)
                    LEFT JOIN person p ON p.id = a.agent
            ),
            live AS (
                SELECT day, line, person, what, about, sum(n)::bigint AS n, round(sum(extract(epoch FROM lasted)) * 1000)::bigint AS millis
                FROM counted
                GROUP BY day, line, person, what, about
            )
            """;

    private static final String DAYS = """
            WITH days AS MATERIALIZED (
                SELECT day, day::timestamp AT TIME ZONE :zone AS begins, least((day + 1)::timestamp AT TIME ZONE :zone, :now) AS ends
                FROM (
                    SELECT generate_series(greatest(:from::date, (SELECT counted_until + 1 FROM work_day_place)), :to::date, interval '1 day')::date
                ) AS of (day)
                WHERE day::timestamp AT TIME ZONE :zone < :now
            ),
            """ + COUNTED;

    /** A moment before now in place of days. */
    private static final String RECENT = """
            WITH days AS MATERIALIZED (SELECT :to::date AS day, :now::timestamptz - make_interval(secs => %d) AS begins, :now::timestamptz AS ends),
            """ + COUNTED + """
            SELECT line AS key, what, about, sum(n)::bigint AS n, sum(millis)::bigint AS millis
            FROM live
            WHERE starts_with(what, 'offer-') AND (:line::text IS NULL OR line = :line)
            GROUP BY line, what, about
            """;

    private static final Map<By, Statement<Asked>> SUMS =
            Arrays.stream(By.values()).collect(Collectors.toMap(Function.identity(), WorkStore::sums));

    private static Statement<Asked> sums(By by) {
        return Statement.of(DAYS + """
                SELECT %s AS key, what, about, sum(n)::bigint AS n, sum(millis)::bigint AS millis
                FROM (
                    SELECT * FROM live
                    UNION ALL
                    SELECT day, line, person, what, about, n, millis FROM work_day
                    WHERE day BETWEEN :from AND :to AND day <= (SELECT counted_until FROM work_day_place)
                        AND (:person::bigint IS NULL OR person = :person)
                ) AS done
                WHERE :line::text IS NULL OR line = :line
                GROUP BY 1, what, about
                """.formatted(by.column()), ASKED);
    }

    /** Of one more day, which is over; the place says which days are in it. */
    private static final Statement<Asked> ADD = Statement.of(DAYS + """
            , added AS (
                INSERT INTO work_day (day, line, person, what, about, n, millis)
                SELECT day, line, person, what, about, n, millis FROM live
                ON CONFLICT DO NOTHING
            )
            UPDATE work_day_place SET counted_until = :to
            """, ASKED);

    /** Any first day will do where nothing was done before. */
    private static final String CLAIM = "SELECT counted_until FROM work_day_place FOR UPDATE SKIP LOCKED";

    private static final String FIRST = """
            SELECT (least((SELECT min(at) FROM floor_event), (SELECT min(offered_at) FROM offer), (SELECT min(ended_at) FROM callback_attempt))
                AT TIME ZONE $1)::date AS day
            """;

    private static final String NAMES = "SELECT id, name FROM person WHERE id = ANY ($1)";

    private WorkStore() {}

    static Future<List<Sum>> sums(SqlConnection connection, By by, Asked asked) {
        return sums(connection, SUMS.getOrDefault(by, sums(by)), asked);
    }

    private static Future<List<Sum>> sums(SqlConnection connection, Statement<Asked> statement, Asked asked) {
        return connection
                .preparedQuery(statement.sql())
                .execute(statement.values(asked))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Sum(
                                row.text("key"),
                                row.code("what", Done::of),
                                row.text("about"),
                                row.number("n"),
                                row.number("millis"))));
    }

    /** Of offers that were made within a time before now, by line. */
    static Future<List<Sum>> recent(SqlConnection connection, Duration before, Asked asked) {
        var statement = Statement.of(RECENT.formatted(before.toSeconds()), ASKED);
        return sums(connection, statement, asked);
    }

    /** The last day that was added, empty before the first; nothing where another node is at it. */
    static Future<Optional<Optional<LocalDate>>> claim(SqlConnection transaction) {
        return transaction
                .query(CLAIM)
                .execute()
                .map(rows -> Rows.first(rows, row -> row.optionalDay("counted_until")));
    }

    static Future<Optional<LocalDate>> first(SqlClient transaction, ZoneId zone) {
        return transaction
                .preparedQuery(FIRST)
                .execute(io.vertx.sqlclient.Tuple.of(zone.getId()))
                .map(rows -> Rows.only(rows, row -> row.optionalDay("day")));
    }

    static Future<Void> add(SqlConnection transaction, Asked day) {
        return transaction.preparedQuery(ADD.sql()).execute(ADD.values(day)).mapEmpty();
    }

    static Future<Map<Long, String>> names(SqlConnection connection, List<Long> people) {
        return connection
                .preparedQuery(NAMES)
                .execute(io.vertx.sqlclient.Tuple.of(people.toArray(Long[]::new)))
                .map(rows -> Rows.byKey(rows, row -> row.number("id"), row -> row.text("name")));
    }
}
