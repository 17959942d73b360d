package hotline.http.api;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.feed.WrittenLog;
import hotline.measures.WholeEvent;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Figures over HTTP: each reply is held against the contract by the client. */
class MeasureRoutesTest {
    private static final Instant NOW = TestServer.FRIDAY_AFTERNOON;

    @Running
    private static TestServer server;

    @BeforeAll
    static void start() {
        try (var log = new WrittenLog(server.database())) {
            for (long id = 1; id <= 20; id++) {
                var due = NOW.plus(Duration.ofMinutes(30 * (id - 12)));
                log.complaint(id, "上海虹桥网点", NOW.minus(Duration.ofHours(30)), due);
                event(log, id, "received", NOW.minus(Duration.ofHours(30)));
                if (due.isBefore(NOW)) {
                    event(log, id, "breached", due);
                }
            }
            log.commit();
        }
        server.database().execute("""
                        UPDATE complaint SET status = 'assigned', owner = (SELECT id FROM person WHERE login = 'agent1')
                        WHERE id IN (1, 2, 19)""");
        await("the figures are rolled up", () -> "20"
                .equals(server.database().value("SELECT coalesce(sum(n), 0) FROM fact_stock WHERE kind = 20")));
    }

    private static void event(WrittenLog log, long id, String type, Instant at) {
        log.event(id, type, at, WholeEvent.of(type, at, data()));
    }

    private static JsonObject data() {
        return new JsonObject()
                .put("type", "cargo-damage")
                .put("severity", "minor")
                .put("channel", "branch")
                .put("receivedAt", NOW.minus(Duration.ofHours(30)).toString());
    }

    @Test
    void the_wallboard_shows_open_due_and_late_complaints() {
        var now = server.as("supervisor1").get("/api/v1/measures/now").json();
        assertThat(now.getInteger("open")).isEqualTo(20);
        assertThat(now.getInteger("unassigned")).isEqualTo(17);
        assertThat(now.getInteger("pastDue")).isEqualTo(11);
        assertThat(now.getInteger("dueNextHour")).isEqualTo(2);
        assertThat(now.getInteger("dueToday")).isEqualTo(9);
        assertThat(now.getInteger("longestWaitMinutes")).isEqualTo(1800);
        assertThat(now.getJsonArray("breaches")).hasSize(10);
        assertThat(now.getJsonArray("breaches").getJsonObject(0).getString("number"))
                .isEqualTo("202609-000011");
        assertThat(now.getJsonObject("onTimeToday").getInteger("denominator")).isEqualTo(11);
        var holders = now.getJsonArray("pastDueByOwner");
        assertThat(holders.getJsonObject(0).getJsonObject("owner")).isNull();
        assertThat(holders.getJsonObject(0).getInteger("pastDue")).isEqualTo(9);
        assertThat(holders.getJsonObject(1).getJsonObject("owner").getString("name"))
                .isEqualTo("王芳");
        var departments = now.getJsonArray("pastDueByDepartment");
        assertThat(departments).hasSize(1);
        assertThat(departments.getJsonObject(0).getJsonObject("department").getString("code"))
                .isEqualTo("customer-service");
        assertThat(departments.getJsonObject(0).getInteger("pastDue")).isEqualTo(11);
    }

    @Test
    void figures_of_a_period_are_split_as_asked() {
        var figures = server.as("agent1")
                .get("/api/v1/measures?by=type,day&severity=minor")
                .json();
        assertThat(figures.getString("from")).isEqualTo("2026-09-01");
        assertThat(figures.getString("to")).isEqualTo("2026-09-25");
        assertThat(figures.getJsonArray("counts").getJsonObject(0).getMap())
                .containsEntry("day", "2026-09-24")
                .containsEntry("type", "cargo-damage")
                .containsEntry("received", 20)
                .doesNotContainKeys("severity", "channel");
        assertThat(figures.getJsonObject("satisfaction").getValue("value")).isNull();
    }

    @Test
    void every_wrong_parameter_is_named() {
        var reply = server.as("agent1")
                .get("/api/v1/measures?from=yesterday&to=2026-13-01&by=branch&type=unknown&severity=bad&channel=fax");
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json().getJsonArray("errors").stream().map(error -> ((JsonObject) error).getString("pointer")))
                .containsExactlyInAnyOrder("from", "to", "by", "type", "severity", "channel");
        assertThat(server.as("agent1")
                        .get("/api/v1/measures?from=2026-09-02&to=2026-09-01")
                        .status())
                .isEqualTo(422);
        assertThat(server.as("agent1")
                        .get("/api/v1/measures?from=2024-01-01&to=2026-09-01")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void branches_and_administrators_see_no_figures() {
        for (String login : new String[] {"branch1", "admin1"}) {
            assertThat(server.as(login).get("/api/v1/measures").status()).isEqualTo(403);
            assertThat(server.as(login).get("/api/v1/measures/now").status()).isEqualTo(403);
        }
        assertThat(server.anybody().get("/api/v1/measures").status()).isEqualTo(401);
    }
}
