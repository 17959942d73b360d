package hotline.identity;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.BOOLEAN;
import static hotline.rows.SqlType.INSTANT;
import static hotline.rows.SqlType.INT;
import static hotline.rows.SqlType.JSON;
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

/** Tables {@code person} and {@code person_change}. */
final class PersonStore {
    private static final String COLUMNS =
            "id, login, name, role, branch, password_hash, enabled, session_epoch, one_time_until, department, duty\n";

    private static final Parameters<String> LOGIN = Parameters.<String>of().value("login", TEXT, login -> login);

    private static final Statement<String> BY_LOGIN = Statement.of("SELECT " + COLUMNS + """
             FROM person p
            WHERE login = :login
                OR (lower(login COLLATE "C") = lower(:login::text COLLATE "C")
                    AND NOT EXISTS (
                        SELECT FROM person o
                        WHERE lower(o.login COLLATE "C") = lower(p.login COLLATE "C") AND o.id <> p.id))
            ORDER BY login = :login DESC
            LIMIT 1
            """, LOGIN);

    /** Of two that differ by case alone and are added at once, the second waits here. */
    private static final Statement<String> LOCK_LOGIN =
            Statement.of("SELECT pg_advisory_xact_lock(412, hashtext(lower(:login::text COLLATE \"C\")))", LOGIN);

    private static final Statement<Collection<Long>> BY_IDS = Statement.of(
            "SELECT " + COLUMNS + " FROM person WHERE id = ANY (:ids)",
            Parameters.<Collection<Long>>of().array("ids", BIGINT, ids -> ids));

    private static final String ALL = "SELECT " + COLUMNS + " FROM person ORDER BY login";

    private static final Statement<PeopleQuery> LISTED = Statement.of(
            "SELECT " + COLUMNS + """
             FROM person
            WHERE login > :after
                AND (:text::text IS NULL OR strpos(lower(login), lower(:text)) > 0 OR strpos(lower(name), lower(:text)) > 0)
                AND (:role::text IS NULL OR role = :role)
                AND (:department::text IS NULL OR department = :department)
                AND (:duty::text IS NULL OR duty = :duty)
                AND (:enabled::boolean IS NULL OR enabled = :enabled)
            ORDER BY login
            LIMIT :most
            """,
            Parameters.<PeopleQuery>of()
                    .value("after", TEXT, PeopleQuery::after)
                    .optional("text", TEXT, PeopleQuery::text)
                    .optional("role", TEXT, query -> query.role().map(Role::code))
                    .optional("department", TEXT, PeopleQuery::department)
                    .optional("duty", TEXT, query -> query.duty().map(Duty::code))
                    .optional("enabled", BOOLEAN, PeopleQuery::enabled)
                    .value("most", INT, PeopleQuery::most));

    private record Added(
            NewPerson person, String passwordHash, Optional<Instant> oneTimeUntil, Optional<Long> by, Instant at) {}

    private static final Statement<Added> ADD = Statement.of(
            """
            WITH added AS (
                INSERT INTO person
                    (login, name, role, branch, password_hash, one_time_until, created_at, department, duty)
                SELECT :login, :name, :role, :branch, :passwordHash, :oneTimeUntil, :at, :department, :duty
                WHERE NOT EXISTS (
                    SELECT FROM person WHERE lower(login COLLATE "C") = lower(:login::text COLLATE "C"))
                ON CONFLICT (login) DO NOTHING
                RETURNING *),
            noted AS (
                INSERT INTO person_change (at, person, by, what, fields)
                SELECT :at, id, :by, 'added', '{}' FROM added)
            SELECT
            """ + COLUMNS + " FROM added",
            Parameters.<Added>of()
                    .value("login", TEXT, added -> added.person().login())
                    .value("name", TEXT, added -> added.person().name())
                    .value("role", TEXT, added -> added.person().role().code())
                    .optional("branch", TEXT, added -> added.person().branch())
                    .value("passwordHash", TEXT, Added::passwordHash)
                    .optional("oneTimeUntil", INSTANT, Added::oneTimeUntil)
                    .optional("by", BIGINT, Added::by)
                    .value("at", INSTANT, Added::at)
                    .optional(
                            "department",
                            TEXT,
                            added -> department(added.person().post()))
                    .optional("duty", TEXT, added -> duty(added.person().post())));

    private static final Statement<Long> END_SESSIONS = Statement.of(
            "UPDATE person SET session_epoch = session_epoch + 1 WHERE id = :id",
            Parameters.<Long>of().value("id", BIGINT, id -> id));

    /** In one order, so that of two administrators who disable each other one comes second. */
    private static final String LOCK_ADMINISTRATORS =
            "SELECT id FROM person WHERE role = 'admin' AND enabled ORDER BY id FOR UPDATE";

    private static final Statement<Long> LOCK = Statement.of(
            "SELECT " + COLUMNS + " FROM person WHERE id = :id FOR UPDATE",
            Parameters.<Long>of().value("id", BIGINT, id -> id));

    /** A change of one account, and who makes it. */
    record Changed(Account before, Account after, AccountChange.Kind kind, Optional<Long> by, Instant at) {
        Person person() {
            return after.person();
        }
    }

    private static final Statement<Changed> CHANGE = Statement.of(
            """
            WITH changed AS (
                UPDATE person
                SET name = :name, role = :role, branch = :branch, department = :department, duty = :duty,
                    password_hash = :passwordHash, one_time_until = :oneTimeUntil, enabled = :enabled,
                    session_epoch = :sessionEpoch
                WHERE id = :id)
            INSERT INTO person_change (at, person, by, what, fields)
            VALUES (:at, :id, :by, :what, :fields::text::jsonb)
            """,
            Parameters.<Changed>of()
                    .value("id", BIGINT, changed -> changed.person().id())
                    .value("name", TEXT, changed -> changed.person().name())
                    .value("role", TEXT, changed -> changed.person().role().code())
                    .optional("branch", TEXT, changed -> changed.person().branch())
                    .optional(
                            "department",
                            TEXT,
                            changed -> department(changed.person().post()))
                    .optional("duty", TEXT, changed -> duty(changed.person().post()))
                    .value("passwordHash", TEXT, changed -> changed.after().passwordHash())
                    .optional(
                            "oneTimeUntil", INSTANT, changed -> changed.after().oneTimeUntil())
                    .value("enabled", BOOLEAN, changed -> changed.after().enabled())
                    .value("sessionEpoch", INT, changed -> changed.after().sessionEpoch())
                    .value("at", INSTANT, Changed::at)
                    .optional("by", BIGINT, Changed::by)
                    .value("what", TEXT, changed -> changed.kind().code())
                    .value("fields", JSON, changed -> AccountChange.between(
                                    changed.before().person(), changed.person())
                            .encode()));

    private record ChangesOf(long person, long before, int most) {}

    private static final Statement<ChangesOf> CHANGES = Statement.of(
            """
            SELECT c.id, c.at, c.what, b.login, b.name, c.fields
            FROM person_change c LEFT JOIN person b ON b.id = c.by
            WHERE c.person = :person AND c.id < :before
            ORDER BY c.id DESC
            LIMIT :most
            """,
            Parameters.<ChangesOf>of()
                    .value("person", BIGINT, ChangesOf::person)
                    .value("before", BIGINT, ChangesOf::before)
                    .value("most", INT, ChangesOf::most));

    private static final String HANDLERS = """
            SELECT id, department, duty FROM person
            WHERE enabled AND role IN ('agent', 'supervisor') ORDER BY id
            """;

    private final Pool pool;

    PersonStore(Pool pool) {
        this.pool = pool;
    }

    /** In any case, exactly as it is typed where several accounts differ by case alone. */
    static Future<Optional<Account>> byLogin(SqlConnection connection, String login) {
        return connection
                .preparedQuery(BY_LOGIN.sql())
                .execute(BY_LOGIN.values(login))
                .map(rows -> Rows.first(rows, PersonStore::account));
    }

    Future<Optional<Account>> byLogin(String login) {
        return pool.withConnection(connection -> byLogin(connection, login));
    }

    Future<List<Account>> byIds(Collection<Long> ids) {
        return query(BY_IDS, ids).map(PersonStore::accounts);
    }

    Future<List<Account>> all() {
        return pool.withConnection(connection -> connection.preparedQuery(ALL).execute())
                .map(PersonStore::accounts);
    }

    /** In the order of logins. */
    Future<List<Account>> list(PeopleQuery wanted) {
        return query(LISTED, wanted).map(PersonStore::accounts);
    }

    /** Empty where the login is taken, in any case. */
    static Future<Optional<Account>> add(
            SqlConnection connection,
            NewPerson person,
            String passwordHash,
            Optional<Instant> oneTimeUntil,
            Optional<Long> by,
            Instant at) {
        return connection
                .preparedQuery(LOCK_LOGIN.sql())
                .execute(LOCK_LOGIN.values(person.login()))
                .compose(locked -> connection
                        .preparedQuery(ADD.sql())
                        .execute(ADD.values(new Added(person, passwordHash, oneTimeUntil, by, at))))
                .map(rows -> Rows.first(rows, PersonStore::account));
    }

    Future<Void> endSessions(long id, Leaving leaving) {
        return pool.withTransaction(transaction -> transaction
                .preparedQuery(END_SESSIONS.sql())
                .execute(END_SESSIONS.values(id))
                .compose(ended -> leaving.leaves(transaction, id, Leaving.Why.SIGNED_OUT)));
    }

    /** Ids of the administrators who can sign in; none of them changes until the transaction ends. */
    static Future<List<Long>> lockAdministrators(SqlConnection transaction) {
        return transaction.query(LOCK_ADMINISTRATORS).execute().map(rows -> Rows.all(rows, row -> row.number("id")));
    }

    static Future<Optional<Account>> lock(SqlConnection transaction, long id) {
        return transaction
                .preparedQuery(LOCK.sql())
                .execute(LOCK.values(id))
                .map(rows -> Rows.first(rows, PersonStore::account));
    }

    static Future<Void> change(SqlConnection transaction, Changed changed) {
        return transaction
                .preparedQuery(CHANGE.sql())
                .execute(CHANGE.values(changed))
                .mapEmpty();
    }

    /** Newest first. */
    Future<List<AccountChange>> changesOf(long person, long before, int most) {
        return query(CHANGES, new ChangesOf(person, before, most))
                .map(rows -> Rows.all(
                        rows,
                        row -> new AccountChange(
                                row.number("id"),
                                row.instant("at"),
                                row.code("what", AccountChange.Kind::of),
                                row.optionalText("login"),
                                row.optionalText("name"),
                                row.object("fields"))));
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
        return new Account(
                person,
                row.text("password_hash"),
                row.flag("enabled"),
                row.integer("session_epoch"),
                row.optionalInstant("one_time_until"));
    }
}
