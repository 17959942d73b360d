package hotline.audit;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;
import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.SqlType;
import hotline.rows.SqlValue;
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
            INSERT INTO personal_data_access (at, person, complaint_id, what, why, until)
            SELECT :at, :person, id, :what, :why, :until
            FROM complaint
            WHERE number = :number AND (:onlyBranch::text IS NULL OR filed_by_branch = :onlyBranch)
            """,
            Parameters.<PersonalDataAccess.Look>of()
                    .value("at", INSTANT, PersonalDataAccess.Look::at)
                    .value("person", BIGINT, PersonalDataAccess.Look::person)
                    .value("what", TEXT, PersonalDataAccess.Look::what)
                    .value("number", TEXT, PersonalDataAccess.Look::number)
                    .optional("why", TEXT, look -> look.permit().why())
                    .optional("until", INSTANT, look -> look.permit().until())
                    .optional("onlyBranch", TEXT, PersonalDataAccess.Look::onlyBranch));

    private static final String INSERT_LIST =
            "INSERT INTO personal_data_access (at, person, complaints, what) VALUES ($1, $2, $3, $4)";

    private static final String INSERT_EXPORT =
            "INSERT INTO personal_data_access (at, person, complaints, what, export, customers) VALUES ($1, $2, $3, $4, $5, $6)";

    private static final String INSERT_CUSTOMERS =
            "INSERT INTO personal_data_access (at, person, complaints, what, customers, why, until) VALUES ($1, $2, $3, $4, $5, $6, $7)";

    private static final String INSERT_CALLS =
            "INSERT INTO personal_data_access (at, person, complaints, what, customers, why, until, calls) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";

    private static final String COMPLAINT = "SELECT id, received_at FROM complaint WHERE number = $1";

    record Received(long id, String number, Instant at) {}

    private record AtComplaint(Received complaint, Looks.Asked asked) {}

    private static final String EXPORT = """
            , l.why, l.until, coalesce(l.customers::text[], '{}') AS customers, e.id AS export, e.what AS export_what, e.filters AS export_filters, e.format AS export_format,
                coalesce(e.rows, e.total) AS export_rows, e.reason AS export_reason, e.fetched_at AS export_fetched_at
            """;

    private static final String JOINED = """
            LEFT JOIN person p ON p.id = l.person
                LEFT JOIN data_export e ON e.id = l.export
            ORDER BY l.id DESC
            """;

    /**
     * The complaint's own looks by their index. Pages of lists have none, since each list shown would pay for it; the
     * block ranges of {@code at} skip looks from before the complaint.
     */
    private static final String AT_COMPLAINT_SQL =
            "SELECT l.id, l.at, p.login, p.name, l.what, ARRAY[:number::text] AS numbers" + EXPORT + """
            FROM (
                (SELECT id, at, person, what, export, customers, why, until
                 FROM personal_data_access
                 WHERE complaint_id = :id AND id < :before AND at >= :from AND at < :until
                 ORDER BY id DESC
                 LIMIT :most)
                UNION ALL
                (SELECT id, at, person, what, export, customers, why, until
                 FROM personal_data_access
                 WHERE complaints @> ARRAY[:id::bigint] AND id < :before AND at >= greatest(:from, :noEarlier) AND at < :until
                 ORDER BY id DESC
                 LIMIT :most)) l
            """ + JOINED + """
            LIMIT :most
            """;

    private static final Parameters<AtComplaint> AT_COMPLAINT_ASKED = asked(AtComplaint::asked)
            .value("id", BIGINT, at -> at.complaint().id())
            .value("number", TEXT, at -> at.complaint().number())
            .value("noEarlier", INSTANT, at -> at.complaint().at().minus(CLOCKS_APART));

    private static final Statement<AtComplaint> AT_COMPLAINT = Statement.of(AT_COMPLAINT_SQL, AT_COMPLAINT_ASKED);

    private record ByPerson(long person, Looks.Asked asked) {}

    /** Of an export the request and each fetching, not each batch of its rows. */
    private static final String BY_PERSON_SQL = """
            SELECT l.id, l.at, p.login, p.name, l.what,
                ARRAY(
                    SELECT c.number
                    FROM complaint c
                    WHERE c.id = l.complaint_id OR c.id = ANY (l.complaints)
                    ORDER BY c.id) AS numbers
            """ + EXPORT + """
            FROM (
                SELECT id, at, person, complaint_id, complaints, what, export, customers, why, until
                FROM personal_data_access
                WHERE person = :person AND id < :before AND at >= :from AND at < :until
                    AND (export IS NULL OR (complaints = '{}' AND customers IS NULL))
                ORDER BY id DESC
                LIMIT :most) l
            """ + JOINED;

    private static final Parameters<ByPerson> BY_PERSON_ASKED =
            asked(ByPerson::asked).value("person", BIGINT, ByPerson::person);

    private static final Statement<ByPerson> BY_PERSON = Statement.of(BY_PERSON_SQL, BY_PERSON_ASKED);

    private static final String COUNT = "SELECT count(*) AS rows FROM (%s) AS found";
    private static final Statement<AtComplaint> COUNT_AT_COMPLAINT =
            Statement.of(COUNT.formatted(AT_COMPLAINT_SQL), AT_COMPLAINT_ASKED);
    private static final Statement<ByPerson> COUNT_BY_PERSON =
            Statement.of(COUNT.formatted(BY_PERSON_SQL), BY_PERSON_ASKED);

    private record AtCustomer(long customer, Looks.Asked asked) {}

    private static final String AT_CUSTOMER_SQL = """
            SELECT l.id, l.at, p.login, p.name, l.what,
                ARRAY(SELECT c.number FROM complaint c WHERE c.id = ANY (l.complaints) AND c.id = ANY (m.complaints) ORDER BY c.id) AS numbers
            """ + EXPORT + """
            FROM (
                SELECT ARRAY(
                    SELECT s.complaint FROM complaint_file s
                    WHERE s.file IN (
                        SELECT r.root UNION ALL SELECT o.file FROM file_root o WHERE o.root = r.root)) AS complaints
                FROM (SELECT coalesce((SELECT root FROM file_root WHERE file = :customer), :customer) AS root) r) m,
                LATERAL (
                    (SELECT id, at, person, complaints, what, export, customers, why, until
                     FROM personal_data_access
                     WHERE customers @> ARRAY[:customer::bigint] AND id < :before AND at >= :from AND at < :until
                     ORDER BY id DESC
                     LIMIT :most)
                    UNION
                    (SELECT id, at, person, ARRAY[complaint_id], what, export, customers, why, until
                     FROM personal_data_access
                     WHERE complaint_id = ANY (m.complaints) AND id < :before AND at >= :from AND at < :until
                     ORDER BY id DESC
                     LIMIT :most)
                    UNION
                    (SELECT id, at, person, complaints, what, export, customers, why, until
                     FROM personal_data_access
                     WHERE complaints && m.complaints AND id < :before AND at < :until
                         AND at >= greatest(:from, (SELECT min(received_at) - interval '1 day' FROM complaint WHERE id = ANY (m.complaints)))
                     ORDER BY id DESC
                     LIMIT :most)) l
            """ + JOINED + """
            LIMIT :most
            """;

    private static final Parameters<AtCustomer> AT_CUSTOMER_ASKED =
            asked(AtCustomer::asked).value("customer", BIGINT, AtCustomer::customer);

    private static final Statement<AtCustomer> AT_CUSTOMER = Statement.of(AT_CUSTOMER_SQL, AT_CUSTOMER_ASKED);
    private static final Statement<AtCustomer> COUNT_AT_CUSTOMER =
            Statement.of(COUNT.formatted(AT_CUSTOMER_SQL), AT_CUSTOMER_ASKED);

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

    Future<List<Looks.Taken>> atCustomer(SqlConnection connection, long customer, Looks.Asked asked) {
        return connection
                .preparedQuery(AT_CUSTOMER.sql())
                .execute(AT_CUSTOMER.values(new AtCustomer(customer, asked)))
                .map(rows -> Rows.all(rows, PersonalDataAccessStore::taken));
    }

    Future<List<Looks.Taken>> by(SqlConnection connection, long person, Looks.Asked asked) {
        return connection
                .preparedQuery(BY_PERSON.sql())
                .execute(BY_PERSON.values(new ByPerson(person, asked)))
                .map(rows -> Rows.all(rows, PersonalDataAccessStore::taken));
    }

    Future<Long> countAtComplaint(SqlConnection connection, Received complaint, Looks.Asked asked) {
        return connection
                .preparedQuery(COUNT_AT_COMPLAINT.sql())
                .execute(COUNT_AT_COMPLAINT.values(new AtComplaint(complaint, asked)))
                .map(rows -> Rows.only(rows, row -> row.number("rows")));
    }

    Future<Long> countAtCustomer(SqlConnection connection, long customer, Looks.Asked asked) {
        return connection
                .preparedQuery(COUNT_AT_CUSTOMER.sql())
                .execute(COUNT_AT_CUSTOMER.values(new AtCustomer(customer, asked)))
                .map(rows -> Rows.only(rows, row -> row.number("rows")));
    }

    Future<Long> countBy(SqlConnection connection, long person, Looks.Asked asked) {
        return connection
                .preparedQuery(COUNT_BY_PERSON.sql())
                .execute(COUNT_BY_PERSON.values(new ByPerson(person, asked)))
                .map(rows -> Rows.only(rows, row -> row.number("rows")));
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
                row.optionalText("why"),
                row.optionalInstant("until"),
                row.texts("numbers"),
                row.texts("customers").stream().map(Long::valueOf).toList(),
                row.optionalNumber("export").map(id -> export(id, row)));
    }

    private static Looks.Export export(long id, Fields row) {
        return new Looks.Export(
                id,
                row.text("export_what"),
                row.object("export_filters"),
                row.text("export_format"),
                row.optionalNumber("export_rows"),
                row.text("export_reason"),
                row.optionalInstant("export_fetched_at"));
    }

    Future<Void> insert(SqlConnection connection, PersonalDataAccess.ListLook look) {
        return connection
                .preparedQuery(INSERT_LIST)
                .execute(Tuple.of(
                        timestamptz(look.at()), look.person(), look.complaints().toArray(Long[]::new), look.what()))
                .mapEmpty();
    }

    Future<Void> insert(SqlConnection connection, PersonalDataAccess.CustomerLook look) {
        return connection
                .preparedQuery(INSERT_CUSTOMERS)
                .execute(Tuple.of(
                        timestamptz(look.at()),
                        look.person(),
                        look.complaints().toArray(Long[]::new),
                        look.what(),
                        look.customers().toArray(Long[]::new),
                        SqlValue.orNull(look.permit().why()),
                        SqlValue.orNull(look.permit().until().map(SqlType::timestamptz))))
                .mapEmpty();
    }

    Future<Void> insert(SqlConnection connection, PersonalDataAccess.CallLook look) {
        return connection
                .preparedQuery(INSERT_CALLS)
                .execute(Tuple.of(
                        timestamptz(look.at()),
                        look.person(),
                        new Long[0],
                        look.what(),
                        look.customers().isEmpty() ? null : look.customers().toArray(Long[]::new),
                        SqlValue.orNull(look.permit().why()),
                        SqlValue.orNull(look.permit().until().map(SqlType::timestamptz)),
                        look.calls().toArray(Long[]::new)))
                .mapEmpty();
    }

    Future<Void> insert(SqlConnection connection, PersonalDataAccess.ExportLook look) {
        return connection
                .preparedQuery(INSERT_EXPORT)
                .execute(Tuple.of(
                        timestamptz(look.at()),
                        look.person(),
                        look.complaints().toArray(Long[]::new),
                        look.what(),
                        look.export(),
                        look.customers().isEmpty() ? null : look.customers().toArray(Long[]::new)))
                .mapEmpty();
    }

    Future<Void> insert(SqlConnection connection, PersonalDataAccess.Look look) {
        return connection
                .preparedQuery(INSERT.sql())
                .execute(INSERT.values(look))
                .mapEmpty();
    }
}
