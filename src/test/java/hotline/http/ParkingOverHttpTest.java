package hotline.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.server.TestServer;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What can't be read or counted holds up only itself, and administrators see it, on a server as it runs. */
class ParkingOverHttpTest {
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void lists_and_the_next_complaint_go_on_without_what_cannot_be_read() {
        server.database().execute("TRUNCATE complaint, sla_clock, event, notice CASCADE");
        for (int i = 0; i < 6; i++) {
            file();
        }
        server.database()
                .execute("UPDATE complaint SET severity = 'dreadful' WHERE id IN (SELECT min(id) FROM complaint)");
        server.database()
                .execute("UPDATE complaint SET policy_version = 999 WHERE id IN (SELECT min(id) + 1 FROM complaint)");

        var list = server.as("agent1").get("/api/v1/complaints?view=open&limit=3");
        assertThat(list.status()).isEqualTo(200);
        assertThat(list.json().getInteger("unreadable")).isEqualTo(1);
        assertThat(list.json().getJsonArray("items")).hasSize(2);
        var rest = server.as("agent1")
                .get("/api/v1/complaints?view=open&limit=50&after="
                        + list.json().getString("next"));
        assertThat(rest.json().getJsonArray("items")).hasSize(3);
        assertThat(rest.json().getInteger("unreadable")).isZero();
        assertThat(server.as("supervisor1").get("/api/v1/measures/now").status())
                .isEqualTo(200);

        var taken = new HashSet<String>();
        for (int i = 0; i < 4; i++) {
            until(() -> {
                var next = server.as("agent1").post("/api/v1/complaints/take-next");
                assertThat(next.status()).isIn(200, 503);
                return next.status() == 200 && taken.add(next.json().getString("number"));
            });
        }
        assertThat(server.as("agent1").post("/api/v1/complaints/take-next").status())
                .isEqualTo(204);

        var admin = server.as("admin1");
        until(() -> server.as("admin1")
                        .get("/api/v1/parked?place=complaints")
                        .json()
                        .getJsonArray("items")
                        .size()
                == 2);
        assertThat(admin.get("/api/v1/parked").body()).contains("policy version 999 is not installed", "20");
        until(() -> server.as("admin1").get("/health/ready").body().contains("complaints leaves out 2 rows"));
        assertThat(server.as("admin1").get("/health/ready").json().getString("status"))
                .isEqualTo("degraded");
        assertThat(server.as("admin1").get("/metrics").body())
                .contains(
                        "hotline_parked_rows{place=\"complaints\"} 2.0",
                        "hotline_log_lag_seconds{reader=\"measures\"}");

        server.database()
                .execute(
                        "UPDATE complaint SET severity = 'minor', policy_version = (SELECT min(id) FROM policy_version)");
        var tried = admin.post("/api/v1/parked/tries");
        assertThat(tried.status()).isEqualTo(200);
        until(() -> server.as("admin1")
                .get("/api/v1/parked?place=complaints")
                .json()
                .getJsonArray("items")
                .isEmpty());
        assertThat(server.as("agent1").post("/api/v1/complaints/take-next").status())
                .isEqualTo(200);
    }

    @Test
    void figures_name_the_event_that_they_lack() {
        var number = file();
        server.database()
                .execute("INSERT INTO event (complaint_id, seq, type, at, actor_kind, internal, data)"
                        + " SELECT id, 900, 'closed', received_at, 'program', true, '{\"onTime\": \"perhaps\"}' FROM complaint"
                        + " WHERE number = '" + number + "'");
        until(() -> server.as("supervisor1")
                        .get("/api/v1/measures")
                        .json()
                        .getJsonObject("lacking")
                        .getInteger("count")
                == 1);
        var lacking = server.as("supervisor1").get("/api/v1/measures").json().getJsonObject("lacking");
        assertThat(lacking.getJsonArray("events").getJsonObject(0))
                .isEqualTo(new JsonObject().put("number", number).put("event", "closed"));
        var row = server.as("admin1")
                .get("/api/v1/parked?place=log-measures")
                .json()
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(row.getString("reason")).contains("boolean");
        server.database().execute("DELETE FROM event WHERE seq = 900");
        assertThat(server.as("admin1")
                        .post("/api/v1/parked/" + row.getInteger("id") + "/tries")
                        .status())
                .isEqualTo(200);
    }

    private static String file() {
        return server.anybody()
                .post(
                        "/api/v1/complaints",
                        new JsonObject()
                                .put("channel", "website")
                                .put("complainant", "李娜")
                                .put("phone", "13812345678")
                                .put("description", "五件货只到四件，少了一件"))
                .json()
                .getString("number");
    }

    private static void until(BooleanSupplier condition) {
        server.await("it has happened", condition);
    }
}
