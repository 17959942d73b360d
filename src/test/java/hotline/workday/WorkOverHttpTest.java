package hotline.workday;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What agents did, as supervisors, analysts and the agents themselves read it. */
class WorkOverHttpTest {
    private static final String WORK = "/api/v1/measures/work";

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    @BeforeAll
    static void anAgentWorks() {
        choose(new JsonObject().put("state", "ready"));
        pass(60);
        choose(new JsonObject().put("state", "break").put("reason", "rest"));
        pass(20);
        choose(new JsonObject().put("state", "ready"));
        pass(10);
        server.database().execute("""
                INSERT INTO offer (kind, subject, number, agent, line, offered_at, until, answer, answered_at, taking, why)
                SELECT 'case', 1000 + n, 1, p.id, p.department, '2026-09-28T02:10:00Z', '2026-09-28T02:10:20Z', how, '2026-09-28T02:10:00Z'::timestamptz + took, 'dealt', '{}'
                FROM person p, (VALUES (1, 'accepted', interval '4 s'), (2, 'accepted', '19 s'), (3, 'expired', '20 s'), (4, 'withdrawn', '3 s'),
                    (5, 'declined', '2 s')) AS of (n, how, took)
                WHERE p.login = 'agent1'""");
    }

    private static void pass(int minutes) {
        server.clock().advance(Duration.ofMinutes(minutes));
    }

    private static void choose(JsonObject choice) {
        var reply = server.as("agent1").put("/api/v1/floor/me", choice);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    }

    private static JsonObject only(String query) {
        var reply = server.as("supervisor1").get(WORK + query);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().getJsonArray("rows").getJsonObject(0);
    }

    @Test
    @Tag("C5")
    void agents_see_their_own_breaks_and_offers_and_how_they_are_counted() {
        var day = server.as("agent1").get("/api/v1/my-day").json();
        assertThat(day.getJsonObject("serviceLevel"))
                .isEqualTo(
                        new JsonObject().put("seconds", 20).put("percent", 80).put("formula", "F"));
        var worked = day.getJsonArray("days").getJsonObject(0).getJsonObject("worked");
        var rest = worked.getJsonObject("floor").getJsonArray("breaks").getJsonObject(0);
        assertThat(rest)
                .isEqualTo(new JsonObject()
                        .put("reason", "rest")
                        .put("times", 1)
                        .put("seconds", 1200)
                        .put("overTimes", 1)
                        .put("overSeconds", 300));
        assertThat(worked.getJsonObject("floor").getInteger("signedInSeconds")).isEqualTo(90 * 60);
        assertThat(worked.getJsonObject("offers").getInteger("made")).isEqualTo(5);
        assertThat(server.as("agent2")
                        .get("/api/v1/my-day")
                        .json()
                        .getJsonArray("days")
                        .getJsonObject(0)
                        .getJsonObject("worked")
                        .getJsonObject("offers")
                        .getInteger("made"))
                .isZero();
    }

    @Test
    @Tag("C1")
    void of_an_offer_withdrawn_at_once_the_service_level_says_nothing() {
        var offers = only("?by=line").getJsonObject("figures").getJsonObject("offers");
        var level = offers.getJsonObject("serviceLevel");
        assertThat(level.getInteger("counted")).isEqualTo(2);
        assertThat(level.getInteger("of"))
                .as("two accepted, one declined, one missed")
                .isEqualTo(4);
        assertThat(level.getInteger("leftOut")).isEqualTo(1);
        assertThat(level.getInteger("fewerThan")).isEqualTo(10);
    }

    @Test
    void an_open_offer_counts_once_it_is_late() {
        server.database().execute("""
                INSERT INTO offer (kind, subject, number, agent, line, offered_at, until, taking, why)
                SELECT 'case', 1, 1, id, 'claims', '%s'::timestamptz + interval '1 s', '2026-10-01T00:00:00Z', 'dealt', '{}' FROM person WHERE login = 'agent3'
                """.formatted(server.clock().instant().minusSeconds(21)));
        server.database().execute("""
                INSERT INTO offer (kind, subject, number, agent, line, offered_at, until, taking, why)
                SELECT 'case', 2, 1, id, 'claims', '%s', '2026-10-01T00:00:00Z', 'dealt', '{}' FROM person WHERE login = 'agent2'
                """.formatted(server.clock().instant().minusSeconds(21)));
        var reply = server.as("supervisor1").get(WORK + "?line=claims&by=line").json();
        server.database().execute("DELETE FROM offer WHERE line = 'claims'");
        var offers = reply.getJsonObject("total").getJsonObject("offers");
        assertThat(offers.getInteger("late")).isEqualTo(1);
        assertThat(offers.getJsonObject("serviceLevel").getInteger("of")).isEqualTo(1);
    }

    @Test
    @Tag("C4")
    void figures_of_people_are_for_supervisors_and_stand_by_name_with_counts_alone_below_thirty() {
        var row = only("?by=agent");
        assertThat(row.getString("name")).isNotBlank();
        assertThat(row.getJsonObject("figures")
                        .getJsonObject("offers")
                        .getJsonObject("serviceLevel")
                        .getInteger("fewerThan"))
                .isEqualTo(30);
        assertThat(server.as("analyst1").get(WORK + "?by=agent").status()).isEqualTo(403);
        assertThat(server.as("analyst1").get(WORK + "?by=day").status()).isEqualTo(200);
        assertThat(server.as("agent1").get(WORK).status()).isEqualTo(403);
    }
}
