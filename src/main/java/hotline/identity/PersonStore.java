package hotline.identity;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.TEXT;

import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Table {@code person}. */
final class PersonStore {
    private static final String COLUMNS =
            "id, login, name, role, branch, password_hash, enabled, session_epoch, department, duty\n";

    private static final Parameters<String> LOGIN = Parameters.<String>of().value("login", TEXT, login -> login);

    private static final Statement<String> BY_LOGIN =
            Statement.of("SELECT " + COLUMNS + " FROM person WHERE login = :login", LOGIN);

    private static final Statement<Collection<Long>> BY_IDS = Statement.of(
            "SELECT " + COLUMNS + " FROM person WHERE id = ANY (:ids)",
            Parameters.<Collection<Long>>of().array("ids", BIGINT, ids -> ids));

    private static final String ALL = "SELECT " + COLUMNS + " FROM person ORDER BY login";

    private record Added(NewPerson person, String passwordHash, Instant at) {}

    private static final Statement<Added> ADD = Statement.of(
            """
            INSERT INTO person (login, name, role, branch, password_hash, created_at, department, duty)
            VALUES (:login, :name, :role, :branch, :passwordHash, :at, :department, :duty)
            ON CONFLICT (login) DO NOTHING
            RETURNING
            """ + COLUMNS,
            Parameters.<Added>of()
                    .value("login", TEXT, added -> added.person().login())
                    .value("name", TEXT, added -> added.person().name())
                    .value("role", TEXT, added -> added.person().role().code())
                    .optional("branch", TEXT, added -> added.person().branch())
                    .value("passwordHash", TEXT, Added::passwordHash)
                    .value("at", INSTANT, Added::at)
                    .optional(
                            "department",
                            TEXT,
                            added -> department(added.person().post()))
                    .optional("duty", TEXT, added -> duty(added.person().post())));

    private static final Statement<Long> END_SESSIONS = Statement.of(
            "UPDATE person SET session_epoch = session_epoch + 1 WHERE id = :id",
            Parameters.<Long>of().value("id", BIGINT, id -> id));

    private static final Statement<String> DISABLE = Statement.of("""
            UPDATE person SET enabled = false, session_epoch = session_epoch + 1 WHERE login = :login
            RETURNING
            """ + COLUMNS, LOGIN);

    private static final Statement<String> ENABLE = Statement.of("""
            UPDATE person SET enabled = true WHERE login = :login
            RETURNING
            """ + COLUMNS, LOGIN);

    private record NewPassword(String login, String hash) {}

    private static final Statement<NewPassword> CHANGE_PASSWORD = Statement.of(
            """
            UPDATE person SET password_hash = :hash, session_epoch = session_epoch + 1 WHERE login = :login
            RETURNING
            """ + COLUMNS,
            Parameters.<NewPassword>of()
                    .value("login", TEXT, NewPassword::login)
                    .value("hash", TEXT, NewPassword::hash));

    private record Assigned(String login, Optional<Post> post) {}

    private static final Statement<Assigned> ASSIGN = Statement.of(
            """
            UPDATE person SET department = :department, duty = :duty WHERE login = :login
            RETURNING
            """ + COLUMNS,
            Parameters.<Assigned>of()
                    .value("login", TEXT, Assigned::login)
                    .optional("department", TEXT, assigned -> department(assigned.post()))
                    .optional("duty", TEXT, assigned -> duty(assigned.post())));

    private static final String HANDLERS = """
            SELECT id, department, duty FROM person
            WHERE enabled AND role IN ('agent', 'supervisor') ORDER BY id
            """;

    private final Pool pool;

    PersonStore(Pool pool) {
        this.pool = pool;
    }

    Future<Optional<Account>> byLogin(String login) {
        return one(BY_LOGIN, login);
    }

    Future<List<Account>> byIds(Collection<Long> ids) {
        return query(BY_IDS, ids).map(PersonStore::accounts);
    }

    Future<List<Account>> all() {
        return pool.withConnection(connection -> connection.preparedQuery(ALL).execute())
                .map(PersonStore::accounts);
    }

    /** Empty where the login is taken. */
    Future<Optional<Account>> add(NewPerson person, String passwordHash, Instant at) {
        return one(ADD, new Added(person, passwordHash, at));
    }

    Future<Void> endSessions(long id) {
        return query(END_SESSIONS, id).mapEmpty();
    }

    /** Empty where there is no such login. */
    Future<Optional<Account>> disable(String login) {
        return one(DISABLE, login);
    }

    /** Empty where there is no such login. */
    Future<Optional<Account>> enable(String login) {
        return one(ENABLE, login);
    }

    /** Ends all sessions as well; empty where there is no such login. */
    Future<Optional<Account>> changePassword(String login, String passwordHash) {
        return one(CHANGE_PASSWORD, new NewPassword(login, passwordHash));
    }

    /** Empty where there is no such login. */
    Future<Optional<Account>> assign(String login, Optional<Post> post) {
        return one(ASSIGN, new Assigned(login, post));
    }

    /** On the given connection, so that it shows the same moment as the other reads there. */
    static Future<List<Staffing.Handler>> handlers(SqlConnection connection) {
        return connection
                .preparedQuery(HANDLERS)
                .execute()
                .map(rows -> Rows.all(rows, row -> new Staffing.Handler(row.number("id"), post(row))));
    }

    private static Optional<String> department(Optional<Post> post) {
        return post.map(Post::department);
    }

    private static Optional<String> duty(Optional<Post> post) {
        return post.flatMap(Post::duty).map(Duty::code);
    }

    private <P> Future<Optional<Account>> one(Statement<P> statement, P of) {
        return query(statement, of).map(rows -> Rows.first(rows, PersonStore::account));
    }

    private <P> Future<RowSet<Row>> query(Statement<P> statement, P of) {
        return pool.withConnection(
                connection -> connection.preparedQuery(statement.sql()).execute(statement.values(of)));
    }

    private static List<Account> accounts(RowSet<Row> rows) {
        return Rows.all(rows, PersonStore::account);
    }

    private static Optional<Post> post(Fields row) {
        return row.optionalText("department")
                .map(department -> new Post(department, row.optionalText("duty").flatMap(Duty::of)));
    }

    private static Account account(Fields row) {
        var person = new Person(
                row.number("id"),
                row.text("login"),
                row.text("name"),
                row.code("role", Role::of),
                row.optionalText("branch"),
                post(row));
        return new Account(person, row.text("password_hash"), row.flag("enabled"), row.integer("session_epoch"));
    }
}
