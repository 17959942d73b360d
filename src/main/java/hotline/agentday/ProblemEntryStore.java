package hotline.agentday;

import static hotline.rows.SqlType.timestamptz;

import hotline.complaint.PersonName;
import hotline.measures.Period;
import hotline.rows.Fields;
import hotline.rows.Rows;
import hotline.rows.SqlValue;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Table {@code problem_entry}. */
final class ProblemEntryStore {
    private static final String ENTRIES = """
            SELECT e.id, e.person, p.name AS person_name, e.day, e.kind, e.text, e.number, e.written_at,
                   e.checked_by, c.name AS checked_by_name, e.checked_at
            FROM problem_entry e JOIN person p ON p.id = e.person LEFT JOIN person c ON c.id = e.checked_by
            """;

    private static final String OF_DAY = ENTRIES + """
            WHERE e.day = $1 AND ($2::bigint IS NULL OR e.person = $2)
            ORDER BY e.id LIMIT 1000
            """;

    private static final String UNCHECKED = ENTRIES + "WHERE e.checked_at IS NULL AND e.id > $1 ORDER BY e.id LIMIT $2";

    private static final String WHOLE = """
            SELECT e.id, e.person, p.name AS person_name, e.day, e.kind, e.text, e.number, e.written_at,
                   e.checked_by, c.name AS checked_by_name, e.checked_at,
                   (SELECT id FROM complaint WHERE number = e.number) AS complaint
            FROM problem_entry e JOIN person p ON p.id = e.person LEFT JOIN person c ON c.id = e.checked_by
            WHERE e.day <= $1 AND (e.day, e.id) > ($2, $3)
            ORDER BY e.day, e.id LIMIT $4
            """;

    private static final String COUNT = """
            SELECT count(*) AS n FROM (SELECT FROM problem_entry WHERE day BETWEEN $1 AND $2 LIMIT $3) AS counted
            """;

    private static final String ENTRY = ENTRIES + "WHERE e.id = $1";

    private static final String ADD = """
            INSERT INTO problem_entry (person, day, kind, text, number, written_at) VALUES ($1, $2, $3, $4, $5, $6) RETURNING id
            """;

    /** Entries are committed in the order of their ids, so a report can say up to which one it counted. */
    private static final String ONE_BY_ONE = "LOCK TABLE problem_entry IN SHARE ROW EXCLUSIVE MODE";

    private static final String CHECK = """
            UPDATE problem_entry SET checked_by = $1, checked_at = $2
            WHERE id = ANY ($3) AND checked_at IS NULL
            """;

    private static final String IS_CASE = "SELECT EXISTS (SELECT FROM complaint WHERE number = $1) AS is_case";

    private ProblemEntryStore() {}

    /** @param whose entries are read; empty: those of all people */
    static Future<List<ProblemEntry>> of(SqlConnection connection, LocalDate day, Optional<Long> whose) {
        return connection
                .preparedQuery(OF_DAY)
                .execute(Tuple.of(day, SqlValue.orNull(whose)))
                .map(rows -> Rows.all(rows, ProblemEntryStore::entry));
    }

    /** Of those days, after that place. */
    static Future<List<ProblemEntries.Whole>> whole(SqlConnection connection, Period days, Place after, int most) {
        return connection
                .preparedQuery(WHOLE)
                .execute(Tuple.of(days.to(), after.day(), after.id(), most))
                .map(rows ->
                        Rows.all(rows, row -> new ProblemEntries.Whole(entry(row), row.optionalNumber("complaint"))));
    }

    /** One more than the most stands for all larger numbers. */
    static Future<Long> count(SqlConnection connection, Period days, int most) {
        return connection
                .preparedQuery(COUNT)
                .execute(Tuple.of(days.from(), days.to(), most + 1L))
                .map(rows -> Rows.only(rows, row -> row.number("n")));
    }

    static Future<List<ProblemEntry>> unchecked(SqlConnection connection, long after, int most) {
        return connection
                .preparedQuery(UNCHECKED)
                .execute(Tuple.of(after, most))
                .map(rows -> Rows.all(rows, ProblemEntryStore::entry));
    }

    static Future<ProblemEntry> entry(SqlConnection connection, long id) {
        return connection.preparedQuery(ENTRY).execute(Tuple.of(id)).map(rows -> Rows.all(
                        rows, ProblemEntryStore::entry)
                .get(0));
    }

    static Future<Long> add(SqlConnection transaction, long person, ProblemEntry.Draft draft, Instant at) {
        return transaction
                .query(ONE_BY_ONE)
                .execute()
                .compose(locked -> transaction
                        .preparedQuery(ADD)
                        .execute(Tuple.of(
                                person,
                                draft.day(),
                                draft.kind().code(),
                                draft.text(),
                                SqlValue.orNull(draft.number()),
                                timestamptz(at))))
                .map(rows -> Rows.all(rows, row -> row.number("id")).get(0));
    }

    static Future<Integer> check(SqlConnection transaction, long supervisor, List<Long> ids, Instant at) {
        return transaction
                .preparedQuery(CHECK)
                .execute(Tuple.of(supervisor, timestamptz(at), ids.toArray(Long[]::new)))
                .map(rows -> rows.rowCount());
    }

    static Future<Boolean> isCase(SqlConnection connection, String number) {
        return connection.preparedQuery(IS_CASE).execute(Tuple.of(number)).map(rows -> Rows.all(
                        rows, row -> row.flag("is_case"))
                .get(0));
    }

    private static ProblemEntry entry(Fields row) {
        return new ProblemEntry(
                row.number("id"),
                new PersonName(row.number("person"), row.text("person_name")),
                row.day("day"),
                row.code("kind", ProblemKind::of),
                row.text("text"),
                row.optionalText("number"),
                row.instant("written_at"),
                PersonName.of(row, "checked_by"),
                row.optionalInstant("checked_at"));
    }
}
