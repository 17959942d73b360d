package hotline.offer;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.merge.Desk;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Days on which an agent is away, entered ahead: work for their customers does not wait for them. */
@Tag("R3")
class AbsencesTest {
    private static final String ABSENCES = "/api/v1/absences";
    private static final String COMPLAINTS = "/api/v1/complaints/";

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private OfferedFloor floor;

    @BeforeEach
    void empty() {
        floor = new OfferedFloor(server);
        floor.empty();
        server.database().execute("TRUNCATE absence");
    }

    @Test
    void a_case_of_a_customer_waits_for_their_agent_unless_that_agent_is_on_leave() {
        var desk = new Desk(server);
        var first = desk.file("王芳", "13812345678");
        desk.customerOf(first);
        for (var step : new JsonObject[] {
            new JsonObject().put("step", "assign"),
            new JsonObject().put("step", "resolve").put("resolution", "已送达")
        }) {
            assertThat(server.as("agent3")
                            .with("If-Match", "*")
                            .post(COMPLAINTS + first + "/steps", step)
                            .status())
                    .isEqualTo(200);
        }
        server.database().execute("DELETE FROM callback");
        var second = desk.file("王芳", "13812345678");
        desk.customerOf(second);
        floor.ready("agent1");
        floor.offered("agent1", floor.file().getString("number"));
        assertThat(floor.owner(second)).as("it waits for agent3").isEmpty();
        assertThat(take(floor.open("agent1").orElseThrow()).status()).isEqualTo(200);
        assertThat(preview()).contains("\"waits\":\"owner\"");

        assertThat(enter("agent3", "2026-09-28", "2026-09-29").status()).isEqualTo(200);

        var offer = floor.offered("agent1", second);
        var tied = offer.getJsonObject("why").getJsonObject("tied");
        assertThat(tied.getString("outcome")).isEqualTo("on-leave");
        assertThat(tied.getLong("person")).isEqualTo(floor.id("agent3"));
    }

    @Test
    void a_callback_that_is_kept_for_an_agent_on_leave_comes_next_to_another() {
        var number = floor.file().getString("number");
        for (var step : new JsonObject[] {
            new JsonObject().put("step", "assign"),
            new JsonObject().put("step", "resolve").put("resolution", "已送达")
        }) {
            server.as("agent3").with("If-Match", "*").post(COMPLAINTS + number + "/steps", step);
        }
        server.database()
                .execute("UPDATE callback SET kept_for = " + floor.id("agent2") + ", kept_until = '2026-09-29'");
        assertThat(takeCallback().status()).isEqualTo(204);

        assertThat(enter("agent2", "2026-09-27", "2026-09-28").status()).isEqualTo(200);

        assertThat(takeCallback().json().getJsonObject("complaint").getString("number"))
                .isEqualTo(number);
    }

    @Test
    void supervisors_enter_and_take_out_absences_and_agents_see_their_own() {
        assertThat(enter("agent1", "2026-10-01", "2026-10-05").status()).isEqualTo(200);
        var other = enter("agent2", "2026-09-28", "2026-09-28").json();
        assertThat(enter("agent1", "2026-10-05", "2026-10-06").status()).isEqualTo(409);
        assertThat(enter("agent1", "2026-09-26", "2026-09-27").status())
                .as("over")
                .isEqualTo(422);
        assertThat(enter("agent1", "2026-10-09", "2026-10-08").status()).isEqualTo(422);
        assertThat(enter("branch1", "2026-10-09", "2026-10-09").status()).isEqualTo(422);

        assertThat(listed("supervisor1")).containsSubsequence("\"from\":\"2026-09-28\"", "\"from\":\"2026-10-01\"");
        assertThat(listed("agent1")).contains("2026-10-01").doesNotContain("2026-09-28\"");
        var path = ABSENCES + "/" + other.getLong("id");
        assertThat(server.as("agent2").delete(path).status()).isEqualTo(403);
        assertThat(server.as("supervisor1").delete(path).status()).isEqualTo(204);
        assertThat(server.as("supervisor1").delete(path).status()).isEqualTo(404);
        assertThat(listed("agent2")).isEqualTo("{\"items\":[]}");
    }

    private Reply enter(String login, String from, String to) {
        return server.as("supervisor1")
                .post(
                        ABSENCES,
                        new JsonObject()
                                .put("person", floor.id(login))
                                .put("from", from)
                                .put("to", to));
    }

    private Reply take(JsonObject offer) {
        return floor.answer("agent1", offer, "accepted");
    }

    private static Reply takeCallback() {
        return server.as("agent1").post("/api/v1/callbacks/take-next");
    }

    private static String preview() {
        return server.as("supervisor1")
                .get("/api/v1/dispatch/preview?line=" + OfferedFloor.LINE)
                .body();
    }

    private static String listed(String login) {
        return server.as(login).get(ABSENCES).json().encode();
    }
}
