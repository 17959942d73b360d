package hotline.agentday;

import static hotline.rows.SqlType.timestamptz;

import hotline.complaint.PersonName;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Tables {@code summary_duty} and {@code day_summary}. */
final class SummaryDutyStore {
    /** The agent with the longest time since the last turn, or without any; weeks may be opened in any order. */
    private static final String TURN = """
            SELECT p.id, p.name FROM person p LEFT JOIN summary_duty d ON d.person = p.id AND d.week <> $1
            WHERE p.enabled AND p.role = 'agent'
            GROUP BY p.id
            ORDER BY max(d.week) NULLS FIRST, p.login
            LIMIT 1
            """;

    /** Kept from the first look in a week on, so that later turns follow from it. */
    private static final String KEEP = "INSERT INTO summary_duty (week, person) SELECT $1, id FROM (" + TURN
            + ") AS turn ON CONFLICT (week) DO NOTHING";

    private static final String DUTY = """
            SELECT d.person, p.name AS person_name, d.set_by IS NOT NULL AS chosen
            FROM summary_duty d JOIN person p ON p.id = d.person
            WHERE d.week = $1
            """;

    private static final String GIVE = """
            INSERT INTO summary_duty (week, person, set_by) VALUES ($1, $2, $3)
            ON CONFLICT (week) DO UPDATE SET person = excluded.person, set_by = excluded.set_by
            """;

    private static final String SUMMARY = """
            SELECT s.person, p.name AS person_name, s.text, s.entries, s.written_at
            FROM day_summary s JOIN person p ON p.id = s.person
            WHERE s.day = $1
            """;

    private static final String SUM_UP = """
            INSERT INTO day_summary (day, person, text, entries, written_at)
            VALUES ($1, $2, $3, (SELECT count(*) FROM problem_entry WHERE day = $1), $4)
            ON CONFLICT (day) DO UPDATE SET person = excluded.person, text = excluded.text, entries = excluded.entries,
                written_at = excluded.written_at
            """;

    private record Kept(PersonName person, boolean isChosen) {}

    private SummaryDutyStore() {}

    /** The agent on duty in the week of that day; empty where the house has no agents. */
    static Future<Optional<SummaryDuty>> duty(SqlConnection transaction, LocalDate day) {
        var week = SummaryDuty.weekOf(day);
        return kept(transaction, week)
                .compose(found -> found.isPresent()
                        ? Future.succeededFuture(found)
                        : transaction
                                .preparedQuery(KEEP)
                                .execute(Tuple.of(week))
                                .compose(written -> kept(transaction, week)))
                .compose(found -> next(transaction, week.plusWeeks(1))
                        .map(next -> found.map(duty -> new SummaryDuty(week, duty.person(), duty.isChosen(), next))));
    }

    private static Future<Optional<Kept>> kept(SqlConnection transaction, LocalDate week) {
        return transaction
                .preparedQuery(DUTY)
                .execute(Tuple.of(week))
                .map(rows -> first(Rows.all(
                        rows,
                        row -> new Kept(
                                new PersonName(row.number("person"), row.text("person_name")), row.flag("chosen")))));
    }

    /** The agent on duty in that week, or the agent next in turn while the week has none. */
    private static Future<Optional<PersonName>> next(SqlConnection transaction, LocalDate week) {
        return kept(transaction, week)
                .compose(found ->
                        found.isPresent() ? Future.succeededFuture(found.map(Kept::person)) : turn(transaction, week));
    }

    private static Future<Optional<PersonName>> turn(SqlConnection transaction, LocalDate week) {
        return transaction
                .preparedQuery(TURN)
                .execute(Tuple.of(week))
                .map(rows -> first(Rows.all(rows, row -> new PersonName(row.number("id"), row.text("name")))));
    }

    static Future<Void> give(SqlConnection transaction, LocalDate day, long person, long supervisor) {
        return transaction
                .preparedQuery(GIVE)
                .execute(Tuple.of(SummaryDuty.weekOf(day), person, supervisor))
                .mapEmpty();
    }

    static Future<Optional<DaySummary>> summary(SqlConnection connection, LocalDate day) {
        return connection
                .preparedQuery(SUMMARY)
                .execute(Tuple.of(day))
                .map(rows -> first(Rows.all(
                        rows,
                        row -> new DaySummary(
                                day,
                                new PersonName(row.number("person"), row.text("person_name")),
                                row.text("text"),
                                row.integer("entries"),
                                row.instant("written_at")))));
    }

    static Future<Void> sumUp(SqlConnection transaction, LocalDate day, long person, String text, Instant at) {
        return transaction
                .preparedQuery(SUM_UP)
                .execute(Tuple.of(day, person, text, timestamptz(at)))
                .mapEmpty();
    }

    private static <T> Optional<T> first(List<T> found) {
        return found.stream().findFirst();
    }
}
