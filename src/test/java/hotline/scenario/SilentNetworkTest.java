package hotline.scenario;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.DatabaseLimits;
import hotline.database.DatabaseSettings;
import hotline.database.embedded.TestCluster;
import hotline.support.Callers;
import hotline.support.Draft;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.ServerSetup;
import hotline.support.Servers;
import hotline.support.SilentProxy;
import hotline.support.TestServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The network between server and database drops packets of open connections while new ones work, as firewalls and
 * failovers do; under load, with all timers and log readers running.
 */
@ExtendWith(VertxExtension.class)
class SilentNetworkTest {
    /** A tenth of the usual ones. */
    private static final DatabaseLimits QUICK = new DatabaseLimits(
            16,
            4,
            512,
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofMillis(500),
            Duration.ofSeconds(1),
            Duration.ofMillis(300));

    private static final String COMPLAINTS = "/api/v1/complaints";
    private static final int CUSTOMERS = 8;
    private static final int BEFORE = 100;
    private static final int AFTER = 300;

    private final AtomicReference<SilentProxy> network = new AtomicReference<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private TestServer server;

    @BeforeEach
    void start(@Running Servers servers) {
        server = servers.start(ServerSetup.usual().reaching(this::way, QUICK));
    }

    private DatabaseSettings way(DatabaseSettings straight) {
        network.set(new SilentProxy(straight));
        return network.get().settings();
    }

    @AfterEach
    void stop() {
        network.get().close();
    }

    @Test
    void everything_works_again_and_each_acknowledged_complaint_is_stored_once(Vertx vertx) {
        var callers = Callers.of(vertx, CUSTOMERS);
        var customers = callers.begin(CUSTOMERS, this::fileAll);
        await("complaints are being filed", () -> acknowledged.size() >= BEFORE);
        assertThat(server.as("agent1").get(COMPLAINTS + "?view=queue").status()).isEqualTo(200);

        network.get().silence();

        Callers.results(customers);
        callers.close();
        assertThat(acknowledged).hasSize(CUSTOMERS * ((BEFORE + AFTER) / CUSTOMERS));
        assertThat(stored("SELECT count(*) || ' ' || count(DISTINCT number) FROM complaint"))
                .isEqualTo(acknowledged.size() + " " + acknowledged.size());
        await(
                "sessions are looked up and lists read",
                () -> server.as("agent1").get(COMPLAINTS + "?view=queue").status() == 200);
        await("the log is read", () -> stored("SELECT sum(n) FROM fact WHERE kind = 1")
                .equals(Integer.toString(acknowledged.size())));
        server.clock().advance(Duration.ofDays(30));
        await("limits pass", () -> stored("SELECT count(*) FROM event WHERE type = 'breached'")
                .equals(Integer.toString(acknowledged.size())));
        await("a job is done", this::replayed);
        await("the node is ready", this::isReady);
        assertThat(server.anybody()
                        .with("Authorization", "Bearer " + TestServer.METRICS_TOKEN)
                        .get("/metrics")
                        .body())
                .containsPattern("hotline_database_silences_total [1-9]");
    }

    @Test
    void requests_are_answered_while_nothing_gets_through_and_work_again_after_it() {
        assertThat(file("before").status()).isEqualTo(201);

        network.get().silenceAll();

        assertThat(server.anybody().get("/health/ready").status()).isEqualTo(503);
        var refused = file("meanwhile");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Retry-After")).isPresent();
        assertThat(server.anybody().get("/health/live").status()).isEqualTo(200);

        network.get().admitNewOnes();

        await("complaints are filed again", () -> file("meanwhile").status() == 201);
        await("the node is ready", this::isReady);
        assertThat(stored("SELECT count(*) FROM complaint")).isEqualTo("2");
    }

    @Test
    void requests_are_answered_while_postgres_is_frozen_and_work_again_after_it() {
        assertThat(file("before").status()).isEqualTo(201);
        server.token("agent1");

        TestCluster.freeze();
        try {
            assertThat(server.anybody().get("/health/ready").status()).isEqualTo(503);
            assertThat(file("meanwhile").status()).isEqualTo(503);
            assertThat(server.as("agent1").get(COMPLAINTS + "?view=queue").status())
                    .isEqualTo(503);
        } finally {
            TestCluster.thaw();
        }

        await("complaints are filed again", () -> file("meanwhile").status() == 201);
        await("the node is ready", this::isReady);
        assertThat(stored("SELECT count(*) FROM complaint")).isEqualTo("2");
    }

    /** As programs do it: the same request with the same key until it is acknowledged. */
    private String fileAll(int customer) {
        for (int i = 0; i < (BEFORE + AFTER) / CUSTOMERS; i++) {
            var key = "key-" + customer + "-" + i;
            int status;
            do {
                status = file(key).status();
                assertThat(status).isIn(201, 503, 409);
            } while (status != 201);
            acknowledged.add(key);
        }
        return "customer " + customer;
    }

    private Reply file(String key) {
        return server.as("agent1")
                .with("Idempotency-Key", key)
                .post(COMPLAINTS, Draft.usual().json());
    }

    private boolean replayed() {
        var asked = server.as("supervisor1")
                .post(
                        "/api/v1/policies/replay",
                        new JsonObject()
                                .put("from", "2026-08-01")
                                .put("to", "2026-08-31")
                                .put(
                                        "version",
                                        server.server().policies().inForce().id()));
        if (asked.status() != 202) {
            return false;
        }
        var job = asked.json().getLong("id");
        await("the job ends", () -> stored("SELECT state FROM background_job WHERE id = " + job)
                .equals("done"));
        return true;
    }

    private boolean isReady() {
        return server.anybody().get("/health/ready").status() == 200;
    }

    private String stored(String sql) {
        return String.valueOf(server.database().value(sql));
    }
}
