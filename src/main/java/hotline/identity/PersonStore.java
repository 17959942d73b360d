package hotline.identity;

import static hotline.rows.SqlType.timestamptz;

import hotline.rows.SqlValue;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Table {@code person}. */
final class PersonStore {
    private final Pool pool;

    PersonStore(Pool pool) {
        this.pool = pool;
    }

    Future<Optional<Account>> byLogin(String login) {
        return query("""
                        SELECT id, login, name, role, branch, password_hash, enabled, session_epoch, department, duty
                        FROM person WHERE login = $1
                        """, Tuple.of(login)).map(PersonStore::first);
    }

    Future<List<Account>> byIds(Collection<Long> ids) {
        return query("""
                        SELECT id, login, name, role, branch, password_hash, enabled, session_epoch, department, duty
                        FROM person WHERE id = ANY ($1)
                        """, Tuple.of(ids.toArray(Long[]::new))).map(PersonStore::accounts);
    }

    Future<List<Account>> all() {
        return query("""
                        SELECT id, login, name, role, branch, password_hash, enabled, session_epoch, department, duty
                        FROM person ORDER BY login
                        """, Tuple.tuple()).map(rows -> accounts(rows));
    }

    /** Empty where the login is taken. */
    Future<Optional<Account>> add(NewPerson person, String passwordHash, Instant at) {
        return query(
                        """
                        INSERT INTO person (login, name, role, branch, password_hash, created_at, department, duty)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                        ON CONFLICT (login) DO NOTHING
                        RETURNING id, login, name, role, branch, password_hash, enabled, session_epoch, department, duty
                        """,
                        Tuple.tuple(java.util.Arrays.asList(
                                person.login(),
                                person.name(),
                                person.role().code(),
                                SqlValue.orNull(person.branch()),
                                passwordHash,
                                timestamptz(at),
                                department(person.post()),
                                duty(person.post()))))
                .map(PersonStore::first);
    }

    Future<Void> endSessions(long id) {
        return query("UPDATE person SET session_epoch = session_epoch + 1 WHERE id = $1", Tuple.of(id))
                .mapEmpty();
    }

    /** Empty where there is no such login. */
    Future<Optional<Account>> disable(String login) {
        return query("""
                        UPDATE person SET enabled = false, session_epoch = session_epoch + 1 WHERE login = $1
                        RETURNING id, login, name, role, branch, password_hash, enabled, session_epoch, department, duty
                        """, Tuple.of(login)).map(PersonStore::first);
    }

    /** Empty where there is no such login. */
    Future<Optional<Account>> enable(String login) {
        return query("""
                        UPDATE person SET enabled = true WHERE login = $1
                        RETURNING id, login, name, role, branch, password_hash, enabled, session_epoch, department, duty
                        """, Tuple.of(login)).map(PersonStore::first);
    }

    /** Ends all sessions as well; empty where there is no such login. */
    Future<Optional<Account>> changePassword(String login, String passwordHash) {
        return query("""
                        UPDATE person SET password_hash = $2, session_epoch = session_epoch + 1 WHERE login = $1
                        RETURNING id, login, name, role, branch, password_hash, enabled, session_epoch, department, duty
                        """, Tuple.of(login, passwordHash)).map(PersonStore::first);
    }

    /** Empty where there is no such login. */
    Future<Optional<Account>> assign(String login, Optional<Post> post) {
        return query("""
                        UPDATE person SET department = $2, duty = $3 WHERE login = $1
                        RETURNING id, login, name, role, branch, password_hash, enabled, session_epoch, department, duty
                        """, Tuple.of(login, department(post), duty(post))).map(PersonStore::first);
    }

    /** On the given connection, so that it shows the same moment as the other reads there. */
    static Future<List<Staffing.Handler>> handlers(SqlConnection connection) {
        return connection.preparedQuery("""
                        SELECT id, department, duty FROM person
                        WHERE enabled AND role IN ('agent', 'supervisor') ORDER BY id
                        """).execute().map(rows -> rows.stream()
                .map(row -> new Staffing.Handler(row.getLong("id"), post(row)))
                .toList());
    }

    private static Optional<Post> post(Row row) {
        return Optional.ofNullable(row.getString("department"))
                .map(department -> new Post(
                        department, Optional.ofNullable(row.getString("duty")).flatMap(Duty::of)));
    }

    private static @Nullable String department(Optional<Post> post) {
        return SqlValue.orNull(post.map(Post::department));
    }

    private static @Nullable String duty(Optional<Post> post) {
        return SqlValue.orNull(post.flatMap(Post::duty).map(Duty::code));
    }

    private Future<RowSet<Row>> query(String sql, Tuple parameters) {
        return pool.withConnection(connection -> connection.preparedQuery(sql).execute(parameters));
    }

    private static Optional<Account> first(RowSet<Row> rows) {
        return accounts(rows).stream().findFirst();
    }

    private static List<Account> accounts(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(PersonStore::account)
                .toList();
    }

    private static Account account(Row row) {
        var person = new Person(
                row.getLong(0),
                row.getString(1),
                row.getString(2),
                Role.of(row.getString(3)).orElseThrow(),
                Optional.ofNullable(row.getString(4)),
                post(row));
        return new Account(person, row.getString(5), row.getBoolean(6), row.getInteger(7));
    }
}
