package hotline.offer;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.merge.Desk;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whose telephone rings for a customer on the line who belongs to an agent, or asked for one. */
class CallsOfTiedCustomersTest {
    private static final String COMPLAINTS = "/api/v1/complaints/";

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private static Pbx pbx;
    private static int calls;
    private static int family = 10;

    private OfferedFloor floor;
    private Desk desk;

    @BeforeAll
    static void connect() {
        pbx = Pbx.connected(server);
    }

    @BeforeEach
    void begin() {
        server.clock().set(Instant.parse("2026-09-28T02:00:00Z"));
        server.database()
                .execute(
                        "TRUNCATE offer, agent_floor, rotation, floor_event, call_work, call_leg, call_event, call_event_raw, call, customer_kin, asked_agent CASCADE");
        floor = new OfferedFloor(server);
        desk = new Desk(server);
        family++;
    }

    /** Cases wait elsewhere, so that agents are free for calls. */
    private void ready() {
        server.database().execute("UPDATE complaint SET held_by = 'head-office'");
        floor.ready("agent1", "agent2", "agent3");
    }

    @AfterEach
    void holdsTogether() {
        server.database().execute("UPDATE call SET ended_at = now() WHERE ended_at IS NULL");
        floor.holdsTogether();
    }

    private static String wife() {
        return "138123456" + family;
    }

    private static String husband() {
        return "139123456" + family;
    }

    private static String brother() {
        return "137123456" + family;
    }

    private static String rungFor(String phone) {
        return pbx.asks("t" + calls++, "+86" + phone).getString("number");
    }

    /** Answers the call that rings there, and hangs up. */
    private static void served(String phone, String extension) {
        var call = "t" + calls++;
        assertThat(pbx.asks(call, "+86" + phone).getString("number")).isEqualTo(extension);
        pbx.offered(call, "+86" + phone).answers(call, extension).isHeard(call, "answered");
        pbx.ends(call, "answered").isHeard(call, "ended");
    }

    private long handledByAgent2(String name, String phone) {
        var number = desk.file(name, phone);
        long file = desk.customerOf(number);
        var by = server.as("agent2").with("If-Match", "*");
        var steps = COMPLAINTS + number + "/steps";
        assertThat(by.post(steps, new JsonObject().put("step", "assign")).status())
                .isEqualTo(200);
        assertThat(by.post(steps, new JsonObject().put("step", "resolve").put("resolution", "已赔付"))
                        .status())
                .isEqualTo(200);
        return file;
    }

    private static void related(long file, long other, String relation) {
        var added = server.as("agent1")
                .post(
                        "/api/v1/customers/" + file + "/kin",
                        new JsonObject().put("customer", other).put("relation", relation));
        assertThat(added.status()).as(added.body()).isEqualTo(200);
    }

    @Test
    @Tag("R3")
    @Tag("R4")
    void a_husbands_call_rings_at_the_wifes_agent_and_a_brothers_at_the_first_in_the_rotation() {
        long wife = handledByAgent2("王芳", wife());
        related(wife, desk.customer("李强", husband()), "spouse");
        related(wife, desk.customer("王伟", brother()), "sibling");
        ready();

        served(husband(), "8002");
        assertThat(floor.rotation()).as("R3: no turn is taken").isEqualTo("agent1 agent2 agent3");
        assertThat(rungFor(brother())).isEqualTo("8001");
    }

    @Test
    @Tag("R3")
    @Tag("R4")
    void a_husbands_call_rings_at_another_agent_while_the_wifes_agent_is_away() {
        long wife = handledByAgent2("王芳", wife());
        related(wife, desk.customer("李强", husband()), "spouse");
        ready();
        server.database().execute("UPDATE agent_floor SET state = 'break' WHERE person = " + floor.id("agent2"));

        assertThat(rungFor(husband())).isIn("8001", "8003");
    }

    private static void choose(String login, String state) {
        var chosen = server.as(login).put("/api/v1/floor/me", new JsonObject().put("state", state));
        assertThat(chosen.status()).as(chosen.body()).isEqualTo(200);
        server.database().execute("UPDATE agent_floor SET seen_until = '2100-01-01'");
        server.clock().advance(Duration.ofSeconds(5));
    }

    /** Not the first in the rotation but the customer's own agent. */
    @Test
    @Tag("R3")
    @Tag("R4")
    void a_replay_of_the_day_offers_the_call_to_the_agent_to_whom_the_customer_belonged() {
        long wife = handledByAgent2("王芳", wife());
        related(wife, desk.customer("李强", husband()), "spouse");
        server.database().execute("UPDATE complaint SET held_by = 'head-office'");
        choose("agent1", "ready");
        choose("agent2", "ready");
        served(husband(), "8002");
        server.clock().advance(Duration.ofMinutes(2));
        choose("agent2", "off");
        choose("agent1", "off");
        server.clock().advance(Duration.ofHours(1));

        var begun = server.as("supervisor1")
                .post(
                        "/api/v1/staffing/replays",
                        new JsonObject()
                                .put("line", OfferedFloor.LINE)
                                .put("from", "2026-09-28")
                                .put("to", "2026-09-28")
                                .put("agents", 0));
        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        var path = "/api/v1/staffing/replays/" + begun.json().getLong("id");
        await("the replay is over", () -> "done"
                .equals(server.as("supervisor1").get(path).json().getString("state")));
        var figures = server.as("supervisor1").get(path).json().getJsonObject("figures");
        assertThat(figures.getJsonObject("agreement"))
                .isEqualTo(new JsonObject().put("offers", 1).put("same", 1).putNull("until"));
    }

    @Test
    @Tag("R5")
    void a_customer_who_asked_for_an_agent_is_rung_through_to_them_and_that_is_no_turn() {
        var number = desk.file("王芳", wife());
        desk.customerOf(number);
        var asked = server.as("agent1")
                .put(
                        COMPLAINTS + number + "/asked-agent",
                        new JsonObject().put("agent", floor.id("agent3")).put("standsFirm", false));
        assertThat(asked.status()).as(asked.body()).isEqualTo(204);
        ready();

        served(wife(), "8003");

        assertThat(floor.rotation()).isEqualTo("agent1 agent2 agent3");
        assertThat(server.database().value("SELECT why -> 'tied' ->> 'because' FROM offer WHERE kind = 'call'"))
                .isEqualTo("asked-for");
        assertThat(rungFor(brother())).as("the next caller").isEqualTo("8001");
    }

    /** A turn that an agent misses because a customer asked for them is not made up. */
    @Test
    @Tag("R5")
    void an_agent_who_is_busy_with_a_customer_who_asked_for_them_is_passed_over_and_keeps_no_claim() {
        var number = desk.file("王芳", wife());
        desk.customerOf(number);
        server.as("agent2")
                .put(
                        COMPLAINTS + number + "/asked-agent",
                        new JsonObject().put("agent", floor.id("agent1")).put("standsFirm", false));
        ready();
        var call = "t" + calls++;
        assertThat(pbx.asks(call, "+86" + wife()).getString("number")).isEqualTo("8001");
        pbx.offered(call, "+86" + wife()).answers(call, "8001").isHeard(call, "answered");

        assertThat(rungFor(brother())).isEqualTo("8002");
        assertThat(floor.last("agent1").getString("answer")).isEqualTo("accepted");
        pbx.ends(call, "answered").isHeard(call, "ended");
    }
}
