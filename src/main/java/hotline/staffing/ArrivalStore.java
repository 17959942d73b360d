package hotline.staffing;

import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.TEXT;

import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts what arrived on days, and what calls took. */
final class ArrivalStore {
    /** @param channel of complaints alone */
    record Asked(Collection<LocalDate> days, ZoneId zone, Optional<String> line, Optional<String> channel) {}

    private static final Parameters<Asked> ASKED = Parameters.<Asked>of()
            .array("days", DATE, Asked::days)
            .value("zone", TEXT, asked -> asked.zone().getId())
            .optional("line", TEXT, Asked::line)
            .optional("channel", TEXT, Asked::channel);

    private static final String SPANS = """
            WITH span AS MATERIALIZED (
                SELECT day, day::timestamp AT TIME ZONE :zone AS begins, (day + 1)::timestamp AT TIME ZONE :zone AS ends
                FROM unnest(:days::date[]) AS of (day))
            """;

    private static final String BY_HALF_HOUR = SPANS + """
            SELECT day, (extract(epoch FROM (at AT TIME ZONE :zone)::time)::int / 1800) AS half_hour, count(*) AS n
            FROM (%s) AS arrival
            GROUP BY 1, 2
            """;

    private static final Map<Source, Statement<Asked>> COUNTS = new EnumMap<>(Map.of(
            Source.CALLS,
            Statement.of(BY_HALF_HOUR.formatted("""
                    SELECT s.day, c.offered_at AS at
                    FROM span s JOIN call c ON c.offered_at >= s.begins AND c.offered_at < s.ends
                        LEFT JOIN person p ON p.id = c.person
                    WHERE c.direction = 'in' AND (:line::text IS NULL OR p.department = :line OR c.queue = :line)
                    """), ASKED),
            Source.COMPLAINTS,
            Statement.of(BY_HALF_HOUR.formatted("""
                    SELECT s.day, c.received_at AS at
                    FROM span s JOIN complaint c ON c.received_at >= s.begins AND c.received_at < s.ends
                    WHERE (:line::text IS NULL OR c.held_by = :line) AND (:channel::text IS NULL OR c.channel = :channel)
                    """), ASKED),
            Source.CALLBACKS,
            Statement.of(BY_HALF_HOUR.formatted("""
                    SELECT s.day, k.created_at AS at
                    FROM span s JOIN callback k ON k.created_at >= s.begins AND k.created_at < s.ends
                        LEFT JOIN complaint c ON c.id = k.complaint_id
                    WHERE :line::text IS NULL OR c.held_by = :line
                    """), ASKED)));

    /** Days on which anything at all was recorded: on the others the house may not have used the program yet, or it did not run. */
    private static final Statement<Asked> KNOWN = Statement.of(SPANS + """
            SELECT s.day FROM span s
            WHERE EXISTS (SELECT FROM complaint c WHERE c.received_at >= s.begins AND c.received_at < s.ends)
                OR EXISTS (SELECT FROM call c WHERE c.offered_at >= s.begins AND c.offered_at < s.ends)
                OR EXISTS (SELECT FROM callback k WHERE k.created_at >= s.begins AND k.created_at < s.ends)
            """, ASKED);

    /** Talk, holds and the time after it. */
    private static final Statement<Asked> HANDLING = Statement.of(SPANS + """
            SELECT (avg(extract(epoch FROM greatest(c.ended_at, coalesce(c.wrap_up_until, c.ended_at)) - c.answered_at)) * 1000000)::bigint AS handling
            FROM span s JOIN call c ON c.offered_at >= s.begins AND c.offered_at < s.ends
                LEFT JOIN person p ON p.id = c.person
            WHERE c.direction = 'in' AND c.answered_at IS NOT NULL AND c.ended_at IS NOT NULL
                AND (:line::text IS NULL OR p.department = :line OR c.queue = :line)
            """, ASKED);

    private ArrivalStore() {}

    static Future<Map<HalfHours.Key, Long>> counts(SqlConnection connection, Source of, Asked asked) {
        var statement = Optional.ofNullable(COUNTS.get(of)).orElseThrow();
        return connection
                .preparedQuery(statement.sql())
                .execute(statement.values(asked))
                .map(rows -> Rows.byKey(
                        rows,
                        row -> new HalfHours.Key(row.day("day"), row.integer("half_hour")),
                        row -> row.number("n")));
    }

    static Future<Set<LocalDate>> known(SqlConnection connection, Asked asked) {
        return connection
                .preparedQuery(KNOWN.sql())
                .execute(KNOWN.values(asked))
                .map(rows -> new HashSet<>(Rows.all(rows, row -> row.day("day"))));
    }

    static Future<Optional<Duration>> handling(SqlConnection connection, Asked asked) {
        return connection
                .preparedQuery(HANDLING.sql())
                .execute(HANDLING.values(asked))
                .map(rows -> Rows.only(rows, row -> row.optionalMicroseconds("handling")));
    }
}
