package hotline.database;

import static hotline.support.Await.await;
import static hotline.support.Await.settled;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.SilentProxy;
import hotline.support.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The network between server and PostgreSQL drops the packets of open connections. */
@ExtendWith(VertxExtension.class)
class SilentConnectionsTest {
    private static final DatabaseLimits QUICK = new DatabaseLimits(
            6,
            2,
            50,
            Duration.ofSeconds(2),
            Duration.ofMillis(300),
            Duration.ofMillis(200),
            Duration.ofMillis(300),
            Duration.ofMillis(300));

    private Vertx vertx;
    private TestDatabase stored;
    private SilentProxy network;
    private Database database;

    @BeforeEach
    void connect(Vertx vertx) {
        this.vertx = vertx;
        stored = TestDatabase.fresh();
        stored.execute("CREATE TABLE written (number int)");
        network = new SilentProxy(stored.settings());
        database = Database.open(vertx, network.settings(), QUICK);
    }

    @AfterEach
    void end() throws Exception {
        network.close();
        stored.close();
    }

    @Test
    void statement_without_answer_fails_as_unavailable_and_its_connection_is_closed() {
        open(database.pool(), 1);
        network.silence();

        var failure = settled(database.ping()).cause();

        assertThat(failure).isInstanceOf(DatabaseUnavailable.class).hasMessageContaining("no answer for 600 ms");
        assertThat(SqlState.isUnavailability(failure)).isTrue();
        awaitClosed();
        assertThat(settled(database.ping()).cause()).isNull();
    }

    /** Found out one after the other, six would take six times as long, and a pool of sixteen minutes. */
    @Test
    void one_silent_connection_betrays_the_idle_ones_of_both_pools() {
        open(database.pool(), 6);
        open(database.intakePool(), 2);
        network.silence();

        assertThat(settled(database.ping()).failed()).isTrue();

        awaitClosed();
        var afterwards = IntStream.range(0, 8)
                .mapToObj(i -> settled((i < 6 ? database.pool() : database.intakePool()).withConnection(this::one)))
                .toList();
        assertThat(afterwards).allMatch(Future::succeeded);
    }

    @Test
    void every_kind_of_statement_is_timed() {
        List<Function<SqlConnection, Future<?>>> kinds = List.of(
                connection -> connection.query("SELECT 1").execute(),
                connection -> connection.preparedQuery("SELECT 2").execute(),
                connection -> connection
                        .preparedQuery("INSERT INTO written VALUES ($1)")
                        .executeBatch(List.of(Tuple.of(1), Tuple.of(2))),
                connection -> connection.prepare("SELECT 3"),
                SqlConnection::begin);
        open(database.pool(), kinds.size());
        network.silence();

        var outcomes = kinds.stream()
                .map(kind -> database.pool()
                        .withConnection(connection -> kind.apply(connection).mapEmpty()))
                .toList();

        assertThat(outcomes).allMatch(outcome -> settled(outcome).cause() instanceof DatabaseUnavailable);
    }

    @Test
    void commit_and_rollback_are_timed() {
        var committed = database.pool()
                .withTransaction(transaction -> insert(transaction).onSuccess(done -> network.silence()));
        var rolledBack = database.pool().withTransaction(transaction -> insert(transaction)
                .onSuccess(done -> network.silence())
                .compose(done -> Future.failedFuture(new IllegalStateException("no more"))));

        assertThat(settled(committed).cause()).isInstanceOf(DatabaseUnavailable.class);
        assertThat(settled(rolledBack).cause()).isNotNull();
        assertThat(settled(database.ping()).cause()).isNull();
    }

    @Test
    void statements_pipelined_behind_a_silent_one_fail_with_it() {
        var outcomes = settled(database.pool().withConnection(connection -> one(connection)
                .onSuccess(open -> network.silence())
                .compose(open -> {
                    var sent = IntStream.range(0, 20)
                            .mapToObj(
                                    i -> connection.preparedQuery("SELECT " + i).execute())
                            .toList();
                    return Future.join(sent).otherwiseEmpty().map(sent);
                })));
        assertThat(outcomes.result())
                .hasSize(20)
                .allMatch(each -> each.failed() && SqlState.isUnavailability(each.cause()));
    }

    @Test
    void connection_that_takes_nothing_any_more_is_closed_with_all_that_is_still_to_be_sent() {
        open(database.pool(), 1);
        network.stall();

        var much = "x".repeat(20_000_000);
        var failure = settled(database.pool().withConnection(connection -> connection
                        .preparedQuery("SELECT length($1::text)")
                        .execute(Tuple.of(much))))
                .cause();

        assertThat(failure).isInstanceOf(DatabaseUnavailable.class);
        assertThat(settled(database.ping()).cause()).isNull();
    }

    @Test
    void long_statement_is_waited_for_in_its_own_transaction_only() {
        var allowed = settled(database.pool().withTransaction(transaction -> LongStatement.allow(
                        transaction, Duration.ofSeconds(5))
                .compose(longer -> transaction.query("SELECT pg_sleep(0.8)").execute())));
        assertThat(allowed.cause()).isNull();

        network.silence();

        assertThat(settled(database.ping()).cause()).hasMessageContaining("no answer for 600 ms");
    }

    @Test
    void statements_that_are_answered_one_after_the_other_are_not_late() {
        var answered = settled(database.pool()
                .withConnection(connection -> Future.all(IntStream.range(0, 6)
                        .mapToObj(i -> connection.query("SELECT pg_sleep(0.2)").execute())
                        .toList())));
        assertThat(answered.cause()).isNull();
    }

    @Test
    void unused_connection_stays_open() {
        open(database.pool(), 1);
        settled(vertx.timer(
                QUICK.statement().plus(QUICK.silence()).plus(QUICK.silence()).toMillis()));
        assertThat(network.open()).isEqualTo(1);
    }

    /** As with a frozen PostgreSQL: the operating system accepts connections for it. */
    @Test
    void connecting_to_silence_ends_and_leaves_no_connection_behind() {
        network.silenceAll();
        var tried = settled(Future.all(database.ping(), database.ping(), database.ping()));
        assertThat(tried.cause()).isInstanceOf(DatabaseUnavailable.class);
        awaitClosed();

        network.admitNewOnes();

        assertThat(settled(database.ping()).cause()).isNull();
    }

    private Future<Object> one(SqlConnection connection) {
        return connection.query("SELECT 1").execute().mapEmpty();
    }

    private static Future<Void> insert(SqlConnection connection) {
        return connection.query("INSERT INTO written VALUES (1)").execute().mapEmpty();
    }

    /** At once, so that each takes a separate connection. */
    private static void open(Pool pool, int connections) {
        var used = settled(Future.all(IntStream.range(0, connections)
                .mapToObj(i -> pool.withConnection(
                        connection -> connection.query("SELECT pg_sleep(0.1)").execute()))
                .toList()));
        assertThat(used.cause()).isNull();
    }

    private void awaitClosed() {
        await(
                "the connections are closed",
                () -> network.open()
                                + database.pool().size()
                                + database.intakePool().size()
                        == 0);
    }
}
