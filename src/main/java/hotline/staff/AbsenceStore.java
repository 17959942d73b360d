package hotline.staff;

import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Table {@code absence}. */
final class AbsenceStore {
    record Entered(long person, LocalDate from, LocalDate to, long by, Instant at) {}

    private static final String ON =
            "SELECT person FROM absence WHERE ended_at IS NULL AND last_day >= $1 AND first_day <= $1";

    private static final String SELECT = """
            SELECT a.id, a.person, p.name AS person_name, a.first_day, a.last_day, a.entered_by, e.name AS entered_by_name, a.entered_at
            FROM absence a JOIN person p ON p.id = a.person JOIN person e ON e.id = a.entered_by
            """;

    private static final String FROM = SELECT + """
            WHERE a.ended_at IS NULL AND a.last_day >= $1 AND ($2::bigint IS NULL OR a.person = $2)
            ORDER BY a.first_day, p.name, a.id
            LIMIT $3
            """;

    private static final String OF = SELECT + "WHERE a.id = $1";

    private static final String ONE_AT_A_TIME = "SELECT FROM person WHERE id = $1 FOR NO KEY UPDATE";

    private static final String INSERT = """
            INSERT INTO absence (person, first_day, last_day, entered_by, entered_at)
            SELECT $1, $2, $3, $4, $5
            WHERE NOT EXISTS (
                SELECT FROM absence WHERE ended_at IS NULL AND last_day >= $2 AND first_day <= $3 AND person = $1)
            RETURNING id
            """;

    private static final String END =
            "UPDATE absence SET ended_by = $2, ended_at = $3 WHERE id = $1 AND ended_at IS NULL";

    private AbsenceStore() {}

    static Future<Set<Long>> on(SqlClient client, LocalDate day) {
        return client.preparedQuery(ON)
                .execute(Tuple.of(day))
                .map(rows -> new HashSet<>(Rows.all(rows, row -> row.number("person"))));
    }

    static Future<List<Absence>> from(SqlClient client, LocalDate day, Optional<Long> person, int most) {
        return client.preparedQuery(FROM)
                .execute(Tuple.of(day, person.orElse(null), most))
                .map(rows -> Rows.all(rows, AbsenceStore::absence));
    }

    static Future<Absence> of(SqlClient client, long id) {
        return client.preparedQuery(OF).execute(Tuple.of(id)).map(rows -> Rows.only(rows, AbsenceStore::absence));
    }

    /** Two who enter the same days at once do so one after the other. */
    static Future<Void> oneAtATime(SqlConnection transaction, long person) {
        return transaction
                .preparedQuery(ONE_AT_A_TIME)
                .execute(Tuple.of(person))
                .mapEmpty();
    }

    /** Empty where one of the days is there already. */
    static Future<Optional<Long>> insert(SqlConnection transaction, Entered entered) {
        return transaction
                .preparedQuery(INSERT)
                .execute(Tuple.of(
                        entered.person(), entered.from(), entered.to(), entered.by(), timestamptz(entered.at())))
                .map(rows -> Rows.first(rows, row -> row.number("id")));
    }

    static Future<Boolean> end(SqlConnection transaction, long id, long by, Instant at) {
        return transaction
                .preparedQuery(END)
                .execute(Tuple.of(id, by, timestamptz(at)))
                .map(rows -> rows.rowCount() > 0);
    }

    private static Absence absence(Fields row) {
        return new Absence(
                row.number("id"),
                new StaffMember.Named(row.number("person"), row.text("person_name")),
                row.day("first_day"),
                row.day("last_day"),
                new StaffMember.Named(row.number("entered_by"), row.text("entered_by_name")),
                row.instant("entered_at"));
    }
}
