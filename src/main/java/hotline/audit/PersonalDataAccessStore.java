package hotline.audit;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Rows of {@code personal_data_access}. */
final class PersonalDataAccessStore {
    /** Servers' clocks may have differed by as much when one stored the complaint and another showed it. */
    private static final Duration CLOCKS_APART = Duration.ofDays(1);

    private static final Statement<PersonalDataAccess.Look> INSERT = Statement.of(
            """
            INSERT INTO personal_data_access (at, person, complaint_id, what)
            SELECT :at, :person, id, :what
            FROM complaint
            WHERE number = :number AND (:onlyBranch::text IS NULL OR filed_by_branch = :onlyBranch)
            """,
            Parameters.<PersonalDataAccess.Look>of()
                    .value("at", INSTANT, PersonalDataAccess.Look::at)
                    .value("person", BIGINT, PersonalDataAccess.Look::person)
                    .value("what", TEXT, PersonalDataAccess.Look::what)
                    .value("number", TEXT, PersonalDataAccess.Look::number)
                    .optional("onlyBranch", TEXT, PersonalDataAccess.Look::onlyBranch));

    private static final String INSERT_LIST =
            "INSERT INTO personal_data_access (at, person, complaints, what) VALUES ($1, $2, $3, $4)";

    private static final String COMPLAINT = "SELECT id, received_at FROM complaint WHERE number = $1";

    record Received(long id, String number, Instant at) {}

    private record AtComplaint(Received complaint, Looks.Asked asked) {}

    /**
     * The complaint's own looks by their index. Pages of lists have none, since each list shown would pay for it; the
     * block ranges of {@code at} skip looks from before the complaint.
     */
    private static final Statement<AtComplaint> AT_COMPLAINT = Statement.of(
            """
            SELECT l.id, l.at, p.login, p.name, l.what, ARRAY[:number::text] AS numbers
            FROM (
                (SELECT id, at, person, what
                 FROM personal_data_access
                 WHERE complaint_id = :id AND id < :before AND at >= :from AND at < :until
                 ORDER BY id DESC
                 LIMIT :most)
                UNION ALL
                (SELECT id, at, person, what
                 FROM personal_data_access
                 WHERE complaints @> ARRAY[:id::bigint] AND id < :before AND at >= greatest(:from, :noEarlier) AND at < :until
                 ORDER BY id DESC
                 LIMIT :most)) l
                LEFT JOIN person p ON p.id = l.person
            ORDER BY l.id DESC
            LIMIT :most
            """,
            asked(AtComplaint::asked)
                    .value("id", BIGINT, at -> at.complaint().id())
                    .value("number", TEXT, at -> at.complaint().number())
                    .value("noEarlier", INSTANT, at -> at.complaint().at().minus(CLOCKS_APART)));

    private record ByPerson(long person, Looks.Asked asked) {}

    private static final Statement<ByPerson> BY_PERSON =
            Statement.of("""
            SELECT l.id, l.at, p.login, p.name, l.what,
                ARRAY(
                    SELECT c.number
                    FROM complaint c
                    WHERE c.id = l.complaint_id OR c.id = ANY (l.complaints)
                    ORDER BY c.id) AS numbers
            FROM (
                SELECT id, at, person, complaint_id, complaints, what
                FROM personal_data_access
                WHERE person = :person AND id < :before AND at >= :from AND at < :until
                ORDER BY id DESC
                LIMIT :most) l
                LEFT JOIN person p ON p.id = l.person
            ORDER BY l.id DESC
            """, asked(ByPerson::asked).value("person", BIGINT, ByPerson::person));

    Future<Optional<Received>> complaint(SqlConnection connection, String number) {
        return connection
                .preparedQuery(COMPLAINT)
                .execute(Tuple.of(number))
                .map(rows ->
                        Rows.first(rows, row -> new Received(row.number("id"), number, row.instant("received_at"))));
    }

    Future<List<Looks.Taken>> atComplaint(SqlConnection connection, Received complaint, Looks.Asked asked) {
        return connection
                .preparedQuery(AT_COMPLAINT.sql())
                .execute(AT_COMPLAINT.values(new AtComplaint(complaint, asked)))
                .map(rows -> Rows.all(rows, PersonalDataAccessStore::taken));
    }

    Future<List<Looks.Taken>> by(SqlConnection connection, long person, Looks.Asked asked) {
        return connection
                .preparedQuery(BY_PERSON.sql())
                .execute(BY_PERSON.values(new ByPerson(person, asked)))
                .map(rows -> Rows.all(rows, PersonalDataAccessStore::taken));
    }

    private static <P> Parameters<P> asked(Function<P, Looks.Asked> asked) {
        return Parameters.<P>of()
                .value("before", BIGINT, of -> asked.apply(of).before())
                .value("from", INSTANT, of -> asked.apply(of).from())
                .value("until", INSTANT, of -> asked.apply(of).until())
                .value("most", BIGINT, of -> (long) asked.apply(of).most());
    }

    private static Looks.Taken taken(Fields row) {
        return new Looks.Taken(
                row.number("id"),
                row.instant("at"),
                row.optionalText("login"),
                row.optionalText("name"),
                row.text("what"),
                row.texts("numbers"));
    }

    Future<Void> insert(SqlConnection connection, PersonalDataAccess.ListLook look) {
        return connection
                .preparedQuery(INSERT_LIST)
                .execute(Tuple.of(
                        timestamptz(look.at()), look.person(), look.complaints().toArray(Long[]::new), look.what()))
                .mapEmpty();
    }

    Future<Void> insert(SqlConnection connection, PersonalDataAccess.Look look) {
        return connection
                .preparedQuery(INSERT.sql())
                .execute(INSERT.values(look))
                .mapEmpty();
    }
}
