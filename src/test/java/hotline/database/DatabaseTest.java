package hotline.database;

import static hotline.support.Await.await;
import static hotline.support.Await.settled;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.embedded.Postmaster;
import hotline.database.embedded.TestCluster;
import hotline.support.Await;
import hotline.support.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class DatabaseTest {
    private static final DatabaseLimits NARROW = new DatabaseLimits(
            2,
            1,
            3,
            Duration.ofMillis(300),
            Duration.ofMillis(400),
            Duration.ofMillis(200),
            Duration.ofMillis(400),
            Duration.ofMillis(600));

    private Vertx vertx;
    private TestDatabase stored;

    @BeforeEach
    void prepare(Vertx vertx) {
        this.vertx = vertx;
        stored = TestDatabase.fresh();
    }

    @AfterEach
    void end() {
        stored.close();
    }

    @Test
    void every_connection_has_its_limits() {
        Database database = Database.open(vertx, stored.settings());
        String limits = await(database.pool().withConnection(connection -> text(connection, """
                        SELECT current_setting('statement_timeout') || ' ' || current_setting('lock_timeout') || ' '
                               || current_setting('idle_in_transaction_session_timeout')""")));
        assertThat(limits).isEqualTo("10s 5s 10s");
    }

    @Test
    void no_statement_starts_parallel_workers() {
        Database database = Database.open(vertx, stored.settings());
        String workers = await(
                database.pool().withConnection(connection -> text(connection, "SHOW max_parallel_workers_per_gather")));
        assertThat(workers).isEqualTo("0");
    }

    @Test
    void one_too_many_in_the_queue_is_turned_away_at_once_and_the_rest_after_the_wait() {
        Database database = Database.open(vertx, stored.settings(), NARROW);
        List<Future<String>> asked = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            asked.add(database.pool().withConnection(connection -> text(connection, "SELECT pg_sleep(0.35)::text")));
        }
        asked.forEach(Await::settled);
        assertThat(asked.subList(0, 2)).allMatch(Future::succeeded);
        assertThat(asked.subList(2, 6)).allMatch(future -> future.cause() instanceof DatabaseUnavailable);
        String answer = await(database.pool().withConnection(connection -> text(connection, "SELECT 'again'")));
        assertThat(answer).isEqualTo("again");
    }

    @Test
    void work_that_throws_gives_its_connection_back() {
        Database database = Database.open(vertx, stored.settings(), NARROW);
        for (int i = 0; i < 10; i++) {
            assertThat(settled(database.pool().withConnection(DatabaseTest::thrown))
                            .cause())
                    .hasMessage("no cursor");
            assertThat(settled(database.pool().withTransaction(DatabaseTest::thrown))
                            .cause())
                    .hasMessage("no cursor");
        }
        String answer = await(database.pool().withConnection(connection -> text(connection, "SELECT 'again'")));
        assertThat(answer).isEqualTo("again");
        assertThat(stored.value("SELECT count(*) FROM pg_stat_activity WHERE state LIKE 'idle in transaction%'"
                        + " AND datname = current_database()"))
                .isEqualTo("0");
    }

    private static Future<String> thrown(SqlConnection connection) {
        throw new IllegalArgumentException("no cursor");
    }

    @Test
    void a_database_that_is_away_is_unavailable() throws IOException {
        DatabaseSettings nobody = new DatabaseSettings(
                "127.0.0.1", Postmaster.freePort(), "hotline", "hotline", "", DatabaseSettings.Encryption.DISABLE);
        Throwable failure = settled(Database.open(vertx, nobody, NARROW).ping()).cause();
        assertThat(failure).isInstanceOf(DatabaseUnavailable.class);
        assertThat(SqlState.isUnavailability(failure)).isTrue();
    }

    @Test
    void a_statement_that_takes_too_long_is_stopped() {
        Database database = Database.open(vertx, stored.settings(), NARROW);
        Throwable failure = settled(
                        database.pool().withConnection(connection -> text(connection, "SELECT pg_sleep(5)::text")))
                .cause();
        assertThat(SqlState.isUnavailability(failure)).isTrue();
    }

    @Test
    void statements_behind_one_that_takes_too_long_fail_by_the_same_error() {
        Database database = Database.open(vertx, stored.settings(), NARROW);
        var behind = new ArrayList<Future<String>>();
        settled(database.pool().withTransaction(transaction -> {
            var slow = text(transaction, "SELECT pg_sleep(5)::text");
            behind.add(text(transaction, "SELECT 'one'"));
            behind.add(text(transaction, "SELECT 'another'"));
            return behind.get(1).compose(other -> slow);
        }));
        assertThat(behind).allSatisfy(one -> assertThat(SqlState.isUnavailability(one.cause()))
                .isTrue());
        String next = await(database.pool().withConnection(connection -> text(connection, "SELECT 'again'")));
        assertThat(next).isEqualTo("again");
    }

    @Test
    void encryption_is_preferred_and_required_only_if_configured() {
        DatabaseSettings preferred =
                DatabaseSettings.fromUrl(stored.settings().url().replace("sslmode=disable", "sslmode=prefer"));
        await(Database.open(vertx, preferred).ping());
        DatabaseSettings required =
                DatabaseSettings.fromUrl(stored.settings().url().replace("sslmode=disable", "sslmode=require"));
        assertThat(settled(Database.open(vertx, required).ping()).failed()).isTrue();
    }

    @Test
    void connections_cut_by_the_database_are_replaced() {
        Database database = Database.open(vertx, stored.settings());
        await(database.ping());
        TestCluster.administer("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '"
                + stored.settings().database() + "'");
        Future<Void> ping = settled(database.ping());
        // Until the pool has noticed; a request on a cut connection is asked to try again, not answered with a server
        // error.
        for (int lost = 1; ping.failed() && lost <= 20; lost++) {
            assertThat(SqlState.isUnavailability(ping.cause()))
                    .as(ping.cause().toString())
                    .isTrue();
            ping = settled(database.ping());
        }
        assertThat(ping.succeeded()).isTrue();
    }

    /** Its address may lead to another server by now. Sessions keep what they began with, so only a new one can write. */
    @Test
    void connection_to_a_server_that_takes_no_writes_is_given_up() {
        stored.execute("CREATE TABLE named (name text)");
        stored.alter("SET default_transaction_read_only = on");
        Database database = Database.open(vertx, stored.settings());
        assertThat(SqlState.isRefusalToWrite(settled(insert(database, "a")).cause()))
                .isTrue();
        stored.alter("RESET default_transaction_read_only");
        assertThat(settled(insert(database, "a")).cause()).isNull();
    }

    @Test
    void refusal_to_write_on_one_connection_replaces_all_that_were_opened_before() {
        stored.execute("CREATE TABLE named (name text)");
        stored.alter("SET default_transaction_read_only = on");
        Database database = Database.open(vertx, stored.settings());
        List<Future<String>> together = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            together.add(database.pool().withConnection(connection -> text(connection, "SELECT pg_sleep(0.1)::text")));
        }
        together.forEach(Await::settled);
        Promise<Void> refused = Promise.promise();
        Future<String> readOfBefore = database.pool().withConnection(connection -> text(connection, "SELECT 'read'")
                .compose(read -> refused.future())
                .compose(then -> text(connection, "SELECT 'read to the end'")));
        stored.alter("RESET default_transaction_read_only");

        assertThat(SqlState.isRefusalToWrite(settled(insert(database, "a")).cause()))
                .isTrue();
        refused.complete();

        assertThat(await(readOfBefore)).isEqualTo("read to the end");
        List<Future<Void>> written = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            written.add(insert(database, "b"));
        }
        written.forEach(Await::settled);
        assertThat(written).allMatch(Future::succeeded);
    }

    @Test
    void readings_continue_while_writes_are_refused() {
        stored.execute("CREATE TABLE named (name text)");
        stored.alter("SET default_transaction_read_only = on");
        Database database = Database.open(vertx, stored.settings());
        List<Future<String>> read = new ArrayList<>();
        for (int round = 0; round < 100; round++) {
            Future<Void> refused = insert(database, "a");
            for (int i = 0; i < 4; i++) {
                read.add(database.pool().withConnection(connection -> text(connection, "SELECT 'read'")));
            }
            assertThat(settled(refused).failed()).isTrue();
            read.add(database.pool().withConnection(connection -> text(connection, "SELECT 'read'")));
        }
        read.forEach(Await::settled);
        assertThat(read).extracting(Future::cause).containsOnlyNulls();
    }

    @Test
    void statements_get_more_time_in_one_place_only() throws IOException {
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java/hotline"))) {
            assertThat(sources.filter(source -> source.toString().endsWith(".java"))
                            .filter(source -> !source.toString().contains("hotline/database/"))
                            .filter(DatabaseTest::namesTheStatementTimeout))
                    .as("the client would not know of it; use LongStatement")
                    .isEmpty();
        }
    }

    private static boolean namesTheStatementTimeout(Path source) {
        try {
            return Files.readString(source).contains("statement_timeout");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void a_connection_that_the_client_calls_inactive_is_an_unavailable_database() {
        assertThat(SqlState.isUnavailability(
                        VertxException.noStackTrace("Connection is not active now, current status: CLOSED")))
                .isTrue();
        assertThat(SqlState.isUnavailability(VertxException.noStackTrace("something else")))
                .isFalse();
    }

    @Test
    void a_taken_key_is_recognised_by_its_constraint() {
        stored.execute("CREATE TABLE named (name text CONSTRAINT one_name PRIMARY KEY)");
        Database database = Database.open(vertx, stored.settings());
        await(insert(database, "a"));
        Throwable failure = settled(insert(database, "a")).cause();
        assertThat(SqlState.isUniqueViolation(failure)).isTrue();
        assertThat(SqlState.isUniqueViolation(failure, "one_name")).isTrue();
        assertThat(SqlState.isUniqueViolation(failure, "another")).isFalse();
        assertThat(SqlState.isUnavailability(failure)).isFalse();
    }

    @Test
    void of_two_transactions_that_wait_for_each_other_both_succeed_in_the_end() {
        stored.execute("CREATE TABLE account (id int PRIMARY KEY, visits int)");
        stored.execute("INSERT INTO account VALUES (1, 0), (2, 0)");
        Database database = Database.open(vertx, stored.settings());
        AtomicInteger attempts = new AtomicInteger();
        await(Future.all(visit(database, attempts, 1, 2), visit(database, attempts, 2, 1)));
        assertThat(stored.value("SELECT string_agg(visits::text, ' ') FROM account"))
                .isEqualTo("2 2");
        assertThat(attempts.get()).isGreaterThan(2);
    }

    private Future<Void> visit(Database database, AtomicInteger attempts, int first, int second) {
        return database.inTransaction(connection -> {
            boolean collides = attempts.incrementAndGet() <= 2;
            return visit(connection, first)
                    .compose(done -> collides ? vertx.timer(200).mapEmpty() : Future.succeededFuture())
                    .compose(waited -> visit(connection, second));
        });
    }

    private static Future<Void> visit(SqlConnection connection, int id) {
        return connection
                .preparedQuery("UPDATE account SET visits = visits + 1 WHERE id = $1")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    private static Future<Void> insert(Database database, String name) {
        return database.inTransaction(connection -> connection
                .preparedQuery("INSERT INTO named VALUES ($1)")
                .execute(Tuple.of(name))
                .mapEmpty());
    }

    private static Future<String> text(SqlConnection connection, String sql) {
        return connection.preparedQuery(sql).execute().map(rows -> {
            Row row = rows.iterator().next();
            return row.getString(0);
        });
    }
}
