package hotline.agentday;

import hotline.agentday.LoggedDay.Entry;
import hotline.agentday.LoggedDay.Place;
import hotline.agentday.LoggedDay.Summary;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads tables {@code problem_entry} and {@code day_summary_written} up to a place. */
final class LoggedDayStore {
    private static final String COUNTS = """
            SELECT kind, count(*) AS n, max(id) AS last_entry,
                   (SELECT count(DISTINCT person) FROM problem_entry WHERE day = $1 AND id <= $2) AS agents
            FROM problem_entry
            WHERE day = $1 AND id <= $2
            GROUP BY kind
            """;

    private static final String ENTRIES = """
            SELECT id, kind, text, number, written_at
            FROM problem_entry
            WHERE day = $1 AND id <= $2
            ORDER BY id LIMIT $3
            """;

    private static final String SUMMARY = """
            SELECT s.id, p.login, p.name, s.text, s.entries, s.written_at
            FROM day_summary_written s JOIN person p ON p.id = s.person
            WHERE s.day = $1 AND s.id <= $2
            ORDER BY s.id DESC LIMIT 1
            """;

    record Counts(long lastEntry, long agents, Map<ProblemKind, Long> kinds) {}

    private record Count(ProblemKind kind, long n, long lastEntry, long agents) {}

    private LoggedDayStore() {}

    static Future<Counts> counts(SqlConnection transaction, LocalDate day, Place upTo) {
        return transaction
                .preparedQuery(COUNTS)
                .execute(Tuple.of(day, upTo.entry()))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Count(
                                row.code("kind", ProblemKind::of),
                                row.number("n"),
                                row.number("last_entry"),
                                row.number("agents"))))
                .map(counts -> new Counts(
                        counts.stream().mapToLong(Count::lastEntry).max().orElse(0),
                        counts.stream().mapToLong(Count::agents).max().orElse(0),
                        counts.stream().collect(Collectors.toMap(Count::kind, Count::n))));
    }

    static Future<List<Entry>> entries(SqlConnection transaction, LocalDate day, Place upTo) {
        return transaction
                .preparedQuery(ENTRIES)
                .execute(Tuple.of(day, upTo.entry(), LoggedDay.MOST_LISTED))
                .map(rows -> Rows.all(
                        rows,
                        row -> new Entry(
                                row.number("id"),
                                row.code("kind", ProblemKind::of),
                                row.text("text"),
                                row.optionalText("number"),
                                row.instant("written_at"))));
    }

    static Future<Optional<Summary>> summary(SqlConnection transaction, LocalDate day, Place upTo) {
        return transaction
                .preparedQuery(SUMMARY)
                .execute(Tuple.of(day, upTo.summary()))
                .map(rows -> Rows.first(
                        rows,
                        row -> new Summary(
                                row.number("id"),
                                row.text("login"),
                                row.text("name"),
                                row.text("text"),
                                row.integer("entries"),
                                row.instant("written_at"))));
    }
}
