package hotline.http;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.embedded.TestCluster;
import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** States in which PostgreSQL answers and refuses its work: each has its reason, and ends without a restart. */
class DatabaseStatesTest {
    private static final String COMPLAINTS = "/api/v1/complaints";

    @Running
    private static TestServer server;

    @BeforeAll
    static void start() {
        // Signed in and known before the database fails.
        server.token("supervisor1");
        assertThat(file().status()).isEqualTo(201);
    }

    @Test
    void read_only_primary_is_not_ready_and_refuses_writes_but_shows_figures() {
        become("SET default_transaction_read_only = on");

        awaitRefusal("read-only (25006)", "nothing can be stored");
        assertThat(server.as("supervisor1").get("/api/v1/measures/now").status())
                .isEqualTo(200);

        become("RESET default_transaction_read_only");
        awaitRecovery();
    }

    @ParameterizedTest
    @CsvSource({"53100, disk is full", "53200, out of memory", "58030, disk fails"})
    void database_without_room_is_not_ready_and_requests_get_retry_after(String state, String reason) {
        server.database().execute("""
                CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
                $$ BEGIN RAISE EXCEPTION 'no room' USING ERRCODE = '%s'; END $$;
                CREATE TRIGGER refuse BEFORE INSERT ON complaint FOR EACH ROW EXECUTE FUNCTION refuse();
                """.formatted(state));

        awaitRefusal(reason, "nothing can be stored");

        server.database().execute("DROP FUNCTION refuse() CASCADE");
        awaitRecovery();
    }

    @ParameterizedTest
    @CsvSource({
        "CONNECTION LIMIT 0, CONNECTION LIMIT -1, no more connections (53300)",
        "ALLOW_CONNECTIONS false, ALLOW_CONNECTIONS true, can't do it at the moment (55000)"
    })
    void refused_connections_have_their_reason(String refusing, String again, String reason) {
        become(refusing);

        awaitRefusal(reason, "can't be reached");

        become(again);
        awaitRecovery();
    }

    @Test
    void a_postgresql_that_is_stopped_and_started_has_its_reason_and_requests_get_retry_after() throws Exception {
        try (var lastSession = TestCluster.stop()) {
            assertThat(lastSession.isValid(5)).isTrue();
            awaitRefusal("stopping or starting (57P03)", "can't be reached");
            assertTellsWhenToComeAgain(server.as("agent1").get(COMPLAINTS + "?view=queue"));
        }
        awaitRecovery();
    }

    @Test
    void connections_ended_by_an_administrator_cost_no_more_than_a_repetition() {
        for (int i = 0; i < 5; i++) {
            server.database().endSessions();
            var filed = file();
            if (filed.status() != 201) {
                assertTellsWhenToComeAgain(filed);
            }
            var listed = server.as("agent1").get(COMPLAINTS + "?view=queue");
            if (listed.status() != 200) {
                assertTellsWhenToComeAgain(listed);
            }
        }
        awaitRecovery();
    }

    @Test
    void a_loop_that_cannot_work_is_named_while_the_node_keeps_serving() throws Exception {
        try (var holder = server.database().connection();
                var statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("LOCK TABLE sla_clock IN ACCESS EXCLUSIVE MODE");
            await("the ladder waits for the lock", () -> server.database()
                    .value("SELECT count(*) > 0 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                            + " AND datname = current_database() AND query LIKE '%sla_clock%'")
                    .equals("t"));
            server.loopTime().advance(Duration.ofSeconds(40));
            await("readiness names the ladder alone", () -> {
                var ready = server.anybody().get("/health/ready");
                return ready.status() == 200
                        && ready.json().getString("status").equals("degraded")
                        && ready.json().getString("detail").matches("the loop ladder has not worked for \\d+ s");
            });
            assertThat(metric("hotline_loop_lag_seconds{loop=\"ladder\"}")).isGreaterThan(30);
            assertThat(metric("hotline_loop_lag_seconds{loop=\"callbacks\"}")).isLessThan(30);
            holder.rollback();
        }

        await("the ladder works again", () -> server.anybody()
                .get("/health/ready")
                .json()
                .getString("status")
                .equals("ready"));
        assertThat(metric("hotline_loop_rounds_total{loop=\"ladder\"}")).isPositive();
        assertThat(metric("hotline_loop_failures_total{loop=\"calendar\"}")).isZero();
    }

    @Test
    void a_loop_that_stops_although_the_database_answers_makes_the_node_not_ready() {
        // Those that turn once an hour have missed a turn by then, as they would on a thread that is blocked.
        server.loopTime().advance(Duration.ofHours(2));
        await("readiness names the loop and the time", () -> {
            var ready = server.anybody().get("/health/ready");
            return ready.status() == 503
                    && ready.json().getString("detail").matches(".*the loop calendar has been stuck for \\d+ s.*");
        });
        assertThat(file().status()).as("requests are answered").isEqualTo(201);

        server.loopTime().advance(Duration.ofHours(-2));
        awaitRecovery();
    }

    private static double metric(String name) {
        return server.anybody()
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static void assertTellsWhenToComeAgain(Reply refused) {
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).get().asString().matches("[1-9][0-9]*");
    }

    /** Existing sessions keep their old setting, so they are ended. */
    private static void become(String setting) {
        server.database().alter(setting);
        server.database().endSessions();
    }

    private static void awaitRefusal(String reason, String detail) {
        await("readiness tells the reason", () -> {
            var refused = file();
            var ready = server.anybody().get("/health/ready");
            return refused.status() == 503
                    && refused.json().getString("detail").contains(detail)
                    && refused.header("Retry-After").isPresent()
                    && ready.status() == 503
                    && ready.json().getString("detail").contains(reason);
        });
    }

    private static void awaitRecovery() {
        await("complaints are filed again", () -> file().status() == 201);
        await("the node is ready", () -> server.anybody().get("/health/ready").status() == 200);
    }

    private static Reply file() {
        return server.as("agent1").post(COMPLAINTS, Draft.usual().json());
    }
}
