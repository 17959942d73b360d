package hotline.offer;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A morning is recorded by working through it, and replayed from what the database kept. */
class ReplayOfOffersTest {
    private static final String REPLAYS = "/api/v1/staffing/replays";

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private static OfferedFloor floor;

    @BeforeAll
    static void aMorning() {
        floor = new OfferedFloor(server);
        floor.empty();
        come("agent1");
        come("agent2");
        var first = floor.file().getString("number");
        answer("agent1", first, "accepted");
        var second = floor.file().getString("number");
        answer("agent2", second, "declined");
        answer("agent1", second, "accepted");
        var third = floor.file().getString("number");
        floor.offered("agent2", third);
        pass(21);
        answer("agent1", third, "accepted");
        choose("agent1", new JsonObject().put("state", "break").put("reason", "rest"));
        var fourth = floor.file().getString("number");
        answer("agent2", fourth, "accepted");
        choose("agent1", new JsonObject().put("state", "ready"));
        var fifth = floor.file().getString("number");
        answer("agent1", fifth, "accepted");
        choose("agent1", new JsonObject().put("state", "off"));
        choose("agent2", new JsonObject().put("state", "off"));
        floor.file();
        pass(3600);
    }

    private static void come(String login) {
        choose(login, new JsonObject().put("state", "ready"));
        // Without a stream they would be gone soon.
        server.database().execute("UPDATE agent_floor SET seen_until = '2100-01-01'");
    }

    private static void choose(String login, JsonObject choice) {
        var reply = server.as(login).put("/api/v1/floor/me", choice);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        pass(5);
    }

    private static void answer(String login, String number, String answer) {
        var offer = floor.offered(login, number);
        pass(4);
        assertThat(floor.answer(login, offer, answer).status()).isEqualTo(200);
        pass(7);
    }

    private static void pass(int seconds) {
        server.clock().advance(Duration.ofSeconds(seconds));
    }

    private static JsonObject asked(int agents) {
        return new JsonObject()
                .put("line", OfferedFloor.LINE)
                .put("from", "2026-09-28")
                .put("to", "2026-09-28")
                .put("agents", agents);
    }

    private static JsonObject figures(int agents) {
        var begun = server.as("supervisor1").post(REPLAYS, asked(agents));
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        var path = REPLAYS + "/" + begun.json().getLong("id");
        await("the replay is over", () -> !"waiting running"
                .contains(server.as("analyst1").get(path).json().getString("state")));
        var over = server.as("analyst1").get(path).json();
        assertThat(over.getString("state")).as(over.encodePrettily()).isEqualTo("done");
        assertThat(over.getInteger("percent")).isEqualTo(100);
        assertThat(over.getInteger("done")).isEqualTo(over.getInteger("total"));
        return over.getJsonObject("figures");
    }

    private static JsonObject kind(JsonObject outcome, String kind) {
        return outcome.getJsonArray("kinds").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("kind").equals(kind))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("R1")
    @Tag("R2")
    void a_recorded_morning_has_the_recorded_offers_when_it_is_replayed_by_the_same_rules() {
        var figures = figures(0);
        assertThat(figures.getJsonObject("agreement"))
                .isEqualTo(new JsonObject().put("offers", 7).put("same", 7).putNull("until"));
        assertThat(kind(figures.getJsonObject("same"), "case"))
                .isEqualTo(kind(figures.getJsonObject("recorded"), "case"));
        var cases = kind(figures.getJsonObject("recorded"), "case");
        assertThat(cases.getInteger("waited")).isEqualTo(6);
        assertThat(cases.getInteger("taken")).isEqualTo(5);
        assertThat(cases.getInteger("waiting")).isEqualTo(1);
        assertThat(cases.getJsonArray("levels").getJsonObject(5).getString("formula"))
                .isEqualTo("F");
        assertThat(cases.getJsonArray("levels").getJsonObject(5).getInteger("counted"))
                .isEqualTo(4);
        assertThat(cases.getJsonArray("levels").getJsonObject(5).getInteger("of"))
                .isEqualTo(6);
        assertThat(figures.getJsonObject("recorded").getJsonArray("days").size())
                .isEqualTo(1);
    }

    @Test
    void with_another_agent_less_waits_and_with_no_one_everything_does() {
        var more = figures(1);
        assertThat(longest(more, "tried")).isLessThanOrEqualTo(longest(more, "same"));
        var none = figures(-2);
        assertThat(kind(none.getJsonObject("tried"), "case").getInteger("taken"))
                .isZero();
        assertThat(kind(none.getJsonObject("tried"), "case").getInteger("waiting"))
                .isEqualTo(6);
        assertThat(none.getJsonObject("tried").getValue("occupancy")).isNull();
    }

    private static double longest(JsonObject figures, String which) {
        return kind(figures.getJsonObject(which), "case").getDouble("longestSeconds");
    }

    @Test
    void agents_are_needed_by_what_arrived_on_the_same_weekdays_and_days_without_a_record_are_missing() {
        var plan = staffing("?day=2026-10-05&of=complaints&handling=600&percent=90&seconds=30&shrinkage=20&agents=-1");
        // In the holidays: all days off, of which none has a record.
        assertThat(plan.getJsonObject("sample").getString("kind")).isEqualTo("off");
        assertThat(plan.getJsonArray("halfHours").size()).isZero();
        var monday =
                staffing("?day=2026-10-12&of=complaints&handling=1800&percent=90&seconds=30&shrinkage=20&agents=-1");
        assertThat(monday.getJsonObject("sample").getJsonArray("days").size()).isZero();
        assertThat(monday.getJsonObject("sample").getJsonArray("missing").size())
                .isEqualTo(8);
        server.clock().advance(Duration.ofDays(1));
        var known =
                staffing("?day=2026-10-12&of=complaints&handling=1800&percent=90&seconds=30&shrinkage=20&agents=-1");
        assertThat(known.getJsonObject("sample").getJsonArray("days").encode()).isEqualTo("[\"2026-09-28\"]");
        var halfHour = known.getJsonArray("halfHours").getJsonObject(0);
        assertThat(halfHour.getString("at")).isEqualTo("10:00");
        assertThat(halfHour.getDouble("median")).isEqualTo(6);
        assertThat(halfHour.getValue("forNinetieth")).isNull();
        var need = halfHour.getJsonObject("forMedian");
        assertThat(need.getJsonObject("needed").getInteger("agents")).isGreaterThan(6);
        assertThat(need.getInteger("rostered"))
                .isGreaterThan(need.getJsonObject("needed").getInteger("agents"));
        var overload = staffing("?day=2026-10-12&of=complaints&handling=1800&agents=-900");
        assertThat(overload.getJsonArray("halfHours")
                        .getJsonObject(0)
                        .getJsonObject("forMedian")
                        .getValue("with"))
                .isNull();
        assertThat(staffing("?of=complaints").getJsonObject("handling").getString("by"))
                .isEqualTo("none");
        for (String wrong : new String[] {"percent=100", "of=tea", "handling=0", "day=2099-01-01", "agents=x"}) {
            assertThat(server.as("supervisor1").get("/api/v1/staffing?" + wrong).status())
                    .as(wrong)
                    .isIn(400, 422);
        }
        server.clock().advance(Duration.ofDays(-1));
    }

    private static JsonObject staffing(String query) {
        var reply = server.as("analyst1").get("/api/v1/staffing" + query);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    @Test
    void what_cannot_be_replayed_is_refused_with_its_field() {
        var supervisor = server.as("supervisor1");
        assertThat(supervisor.post(REPLAYS, asked(101)).status()).isEqualTo(422);
        assertThat(supervisor.post(REPLAYS, asked(1).put("to", "2026-10-30")).status())
                .isEqualTo(422);
        assertThat(supervisor.post(REPLAYS, asked(1).put("line", "nobody")).body())
                .contains("/line");
        assertThat(supervisor
                        .post(REPLAYS, asked(1).put("from", "2026-10-02").put("to", "2026-10-02"))
                        .body())
                .contains("future");
        assertThat(server.as("agent1").post(REPLAYS, asked(1)).status()).isEqualTo(403);
        assertThat(supervisor.delete(REPLAYS + "/987654").status()).isEqualTo(404);
    }
}
