package hotline.audit;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Rows of {@code personal_data_access}. */
final class PersonalDataAccessStore {
    private static final String INSERT = """
            INSERT INTO personal_data_access (at, person, complaint_id, what)
            SELECT $1, $2, id, $3
            FROM complaint
            WHERE number = $4 AND ($5::text IS NULL OR filed_by_branch = $5)
            """;

    private static final String INSERT_LIST =
            "INSERT INTO personal_data_access (at, person, complaints, what) VALUES ($1, $2, $3, $4)";

    private static final String COMPLAINT = "SELECT id, received_at FROM complaint WHERE number = $1";

    private static final String PERSON = "SELECT id FROM person WHERE login = $1";

    /**
     * The complaint's own looks by their index. Pages of lists have none, since each list shown would pay for it; the block
     * ranges of {@code at} leave out what was before the complaint.
     */
    private static final String AT_COMPLAINT = """
            SELECT l.id, l.at, p.login, p.name, l.what, ARRAY[$6::text] AS numbers
            FROM (
                (SELECT id, at, person, what
                 FROM personal_data_access
                 WHERE complaint_id = $1 AND id < $2 AND at >= $3 AND at < $4
                 ORDER BY id DESC
                 LIMIT $5)
                UNION ALL
                (SELECT id, at, person, what
                 FROM personal_data_access
                 WHERE complaints @> ARRAY[$1::bigint] AND id < $2 AND at >= greatest($3, $7) AND at < $4
                 ORDER BY id DESC
                 LIMIT $5)) l
                LEFT JOIN person p ON p.id = l.person
            ORDER BY l.id DESC
            LIMIT $5
            """;

    private static final String BY_PERSON = """
            SELECT l.id, l.at, p.login, p.name, l.what,
                ARRAY(
                    SELECT c.number
                    FROM complaint c
                    WHERE c.id = l.complaint_id OR c.id = ANY (l.complaints)
                    ORDER BY c.id) AS numbers
            FROM (
                SELECT id, at, person, complaint_id, complaints, what
                FROM personal_data_access
                WHERE person = $1 AND id < $2 AND at >= $3 AND at < $4
                ORDER BY id DESC
                LIMIT $5) l
                LEFT JOIN person p ON p.id = l.person
            ORDER BY l.id DESC
            """;

    /** Servers' clocks may have differed by as much when one stored the complaint and another showed it. */
    private static final Duration CLOCKS_APART = Duration.ofDays(1);

    record Received(long id, String number, Instant at) {}

    Future<Optional<Received>> complaint(SqlConnection connection, String number) {
        return connection.preparedQuery(COMPLAINT).execute(Tuple.of(number)).map(rows -> first(rows)
                .map(row -> new Received(
                        row.getLong("id"),
                        number,
                        row.getOffsetDateTime("received_at").toInstant())));
    }

    Future<Optional<Long>> person(SqlConnection connection, String login) {
        return connection.preparedQuery(PERSON).execute(Tuple.of(login)).map(rows -> first(rows)
                .map(row -> row.getLong("id")));
    }

    Future<List<Looks.Taken>> atComplaint(SqlConnection connection, Received complaint, Looks.Asked asked) {
        var tuple = asked(complaint.id(), asked)
                .addString(complaint.number())
                .addOffsetDateTime(complaint.at().minus(CLOCKS_APART).atOffset(ZoneOffset.UTC));
        return connection.preparedQuery(AT_COMPLAINT).execute(tuple).map(PersonalDataAccessStore::taken);
    }

    Future<List<Looks.Taken>> by(SqlConnection connection, long person, Looks.Asked asked) {
        return connection.preparedQuery(BY_PERSON).execute(asked(person, asked)).map(PersonalDataAccessStore::taken);
    }

    private static Tuple asked(long of, Looks.Asked asked) {
        return Tuple.tuple()
                .addLong(of)
                .addLong(asked.before())
                .addOffsetDateTime(asked.from().atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(asked.until().atOffset(ZoneOffset.UTC))
                .addLong((long) asked.most());
    }

    private static List<Looks.Taken> taken(Iterable<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new Looks.Taken(
                        row.getLong("id"),
                        row.getOffsetDateTime("at").toInstant(),
                        Optional.ofNullable(row.getString("login")),
                        Optional.ofNullable(row.getString("name")),
                        row.getString("what"),
                        List.of(row.getArrayOfStrings("numbers"))))
                .toList();
    }

    private static Optional<Row> first(Iterable<Row> rows) {
        var found = rows.iterator();
        return found.hasNext() ? Optional.of(found.next()) : Optional.empty();
    }

    Future<Void> insert(SqlConnection connection, PersonalDataAccess.ListLook look) {
        return connection
                .preparedQuery(INSERT_LIST)
                .execute(Tuple.of(
                        look.at().atOffset(ZoneOffset.UTC),
                        look.person(),
                        look.complaints().toArray(Long[]::new),
                        look.what()))
                .mapEmpty();
    }

    Future<Void> insert(SqlConnection connection, PersonalDataAccess.Look look) {
        return connection
                .preparedQuery(INSERT)
                .execute(Tuple.of(
                        look.at().atOffset(ZoneOffset.UTC),
                        look.person(),
                        look.what(),
                        look.number(),
                        look.onlyBranch().orElse(null)))
                .mapEmpty();
    }
}
