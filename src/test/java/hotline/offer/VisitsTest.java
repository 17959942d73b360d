package hotline.offer;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.customer.merge.Desk;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Customers who come in person: offered to agents by the rules of the rotation, received, and counted. */
class VisitsTest {
    private static final String VISITS = "/api/v1/visits";
    private static final Instant BEGIN = Instant.parse("2026-09-28T02:00:00Z");
    private static final JsonObject LEFT = new JsonObject().put("outcome", "left");
    private static final JsonObject SERVED = new JsonObject().put("outcome", "served");
    private static int phones = 10;
    private static long customer;

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private OfferedFloor floor;

    @BeforeEach
    void begin() {
        server.clock().set(BEGIN);
        floor = new OfferedFloor(server);
        floor.empty();
        server.database().execute("TRUNCATE asked_agent, agent_refusal CASCADE");
    }

    @AfterEach
    void holdsTogether() {
        floor.holdsTogether();
    }

    private static JsonObject arrives(JsonObject visitor) {
        var reply = server.as("supervisor1").post(VISITS, visitor.put("line", OfferedFloor.LINE));
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
        return reply.json();
    }

    private static JsonObject called(String who) {
        return new JsonObject().put("who", who);
    }

    private JsonObject offered(String login, JsonObject visit) {
        await(login + " is offered the visitor", () -> floor.open(login)
                .filter(offer -> offer.getString("kind").equals("visit")
                        && offer.getLong("subject").equals(visit.getLong("id")))
                .isPresent());
        return floor.open(login).orElseThrow();
    }

    private void received(String login, JsonObject visit) {
        assertThat(floor.answer(login, offered(login, visit), "accepted").status())
                .isEqualTo(200);
    }

    private static Reply ends(String login, JsonObject visit, JsonObject how) {
        return server.as(login).post(VISITS + "/" + visit.getLong("id") + "/end", how);
    }

    private static JsonArray listed(String login, String more) {
        var reply = server.as(login).get(VISITS + "?line=" + OfferedFloor.LINE + more);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json().getJsonArray("items");
    }

    private static JsonObject figures() {
        return server.as("agent1")
                .get(VISITS + "/figures?line=" + OfferedFloor.LINE)
                .json();
    }

    private static String phone() {
        return "137654321" + phones++;
    }

    /** A customer whose case the agent handled. */
    private JsonObject ownCustomerOf(String login, String phone) {
        var desk = new Desk(server);
        var number = desk.file("王芳", phone);
        customer = desk.customerOf(number);
        for (var step : List.of(
                new JsonObject().put("step", "assign"),
                new JsonObject().put("step", "resolve").put("resolution", "已送达"))) {
            var done = server.as(login).with("If-Match", "*").post("/api/v1/complaints/" + number + "/steps", step);
            assertThat(done.status()).as(done.body()).isEqualTo(200);
        }
        server.database().execute("UPDATE callback SET status = 'cancelled', finished_at = now()");
        server.database().execute("UPDATE complaint SET held_by = 'head-office'");
        return new JsonObject().put("phone", phone).put("who", "王女士");
    }

    @Test
    @Tag("R1")
    @Tag("R7")
    @Tag("T8")
    void a_visitor_goes_to_the_first_in_the_rotation_who_receives_them_and_wraps_up() {
        floor.ready("agent2", "agent1");
        var visit = arrives(called("穿红衣的李先生"));
        var offer = offered("agent2", visit);

        assertThat(offer.getString("source")).isEqualTo("visitor");
        assertThat(offer.encode()).doesNotContain("李先生");
        assertThat(listed("agent2", "").encode()).doesNotContain("李先生");
        server.clock().advance(Duration.ofSeconds(15));
        received("agent2", visit);

        assertThat(floor.state("agent2")).isEqualTo("busy");
        assertThat(floor.rotation()).isEqualTo("agent1 agent2");
        assertThat(listed("agent2", "&open=true").getJsonObject(0).getString("who"))
                .isEqualTo("穿红衣的李先生");
        assertThat(listed("agent1", "").encode()).doesNotContain("李先生");
        var row = server.as("supervisor1").get("/api/v1/floor").json().getJsonArray("agents").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getJsonObject("inHand").getBoolean("visitor"))
                .toList();
        assertThat(row).hasSize(1);
        assertThat(ends("agent1", visit, SERVED).status()).as("a colleague's").isEqualTo(409);

        assertThat(ends("agent2", visit, SERVED).status()).isEqualTo(200);

        assertThat(ends("agent2", visit, SERVED).status()).as("again").isEqualTo(200);
        assertThat(ends("agent2", visit, LEFT).status()).isEqualTo(409);
        assertThat(floor.state("agent2")).isEqualTo("wrap-up");
        assertThat(server.database().value("SELECT string_agg(who, '') FROM visit"))
                .isEmpty();
        assertThat(server.as("agent2")
                        .get("/api/v1/my-day")
                        .json()
                        .getJsonArray("days")
                        .getJsonObject(0)
                        .getInteger("visitors"))
                .isEqualTo(1);
        server.clock().advance(Duration.ofSeconds(61));
        await("the wrap-up is over", () -> floor.state("agent2").equals("ready"));
    }

    @Test
    void the_last_offer_of_a_visit_that_is_no_longer_there_is_shown_without_its_time() {
        floor.ready("agent1");
        var visit = arrives(called("甲"));
        received("agent1", visit);
        ends("agent1", visit, SERVED);
        assertThat(floor.last("agent1").getString("dueAt")).isNotNull();

        server.database().execute("DELETE FROM visit WHERE id = " + visit.getLong("id"));

        var reply = server.as("agent1").get("/api/v1/offers/mine");
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        var last = reply.json().getJsonObject("last");
        assertThat(last.getLong("subject")).isEqualTo(visit.getLong("id"));
        assertThat(last.getString("answer")).isEqualTo("accepted");
        assertThat(last.getValue("dueAt")).isNull();
    }

    @Test
    @Tag("R2")
    @Tag("T8")
    void each_visitor_counts_as_greeted_in_time_late_or_gone_and_each_number_has_its_list() {
        floor.ready("agent1");
        var first = arrives(called("甲"));
        received("agent1", first);
        ends("agent1", first, SERVED);
        var second = arrives(called("乙"));
        var third = arrives(called("丙"));
        server.clock().advance(Duration.ofSeconds(3));
        assertThat(ends("agent3", third, SERVED).status()).as("of nobody yet").isEqualTo(409);
        assertThat(ends("agent3", third, LEFT).status()).isEqualTo(200);
        var fourth = arrives(called("丁"));
        server.clock().advance(Duration.ofSeconds(40));
        ends("agent3", fourth, LEFT);
        server.clock().advance(Duration.ofSeconds(30));
        received("agent1", second);
        arrives(called("戊"));

        var counted = figures();

        assertThat(counted.getInteger("inTime")).isEqualTo(1);
        assertThat(counted.getInteger("late")).isEqualTo(1);
        assertThat(counted.getInteger("left")).isEqualTo(1);
        assertThat(counted.getInteger("leftSoon")).isEqualTo(1);
        assertThat(counted.getInteger("waiting")).isEqualTo(1);
        assertThat(counted.getDouble("rate")).isEqualTo(0.333333);
        for (var greeted : List.of("in-time", "late", "left", "left-soon", "waiting")) {
            assertThat(listed("supervisor1", "&greeted=" + greeted)).as(greeted).hasSize(1);
        }
        assertThat(listed("supervisor1", "&greeted=late").getJsonObject(0).getLong("id"))
                .isEqualTo(second.getLong("id"));
        ends("agent1", second, SERVED);
    }

    @Test
    @Tag("R3")
    @Tag("R9")
    void a_returning_customer_goes_to_their_agent_and_while_that_one_is_away_the_last_in_the_rotation_helps() {
        var visitor = ownCustomerOf("agent2", phone());
        floor.ready("agent1", "agent2", "agent3");
        var visit = arrives(visitor.copy());
        assertThat(offered("agent2", visit)
                        .getJsonObject("why")
                        .getJsonObject("tied")
                        .getString("because"))
                .isEqualTo("tie");
        received("agent2", visit);

        var again = arrives(visitor.copy());

        var offer = offered("agent3", again);
        assertThat(offer.getJsonObject("why").getJsonObject("tied").getString("outcome"))
                .isEqualTo("helped");
        received("agent3", again);
        assertThat(floor.rotation()).as("returning and helping cost no turn").isEqualTo("agent1 agent2 agent3");
        ends("agent2", visit, SERVED);
        ends("agent3", again, SERVED);
    }

    @Test
    @Tag("R11")
    @Tag("R5")
    void a_visitor_whom_another_customer_brings_is_new_unless_they_ask_for_an_agent() {
        var bringer = ownCustomerOf("agent2", phone());
        floor.ready("agent1", "agent2");
        var withBringer = arrives(bringer);
        received("agent2", withBringer);

        var brought = arrives(called("李女士的朋友").put("phone", phone()));
        var offer = offered("agent1", brought);
        assertThat(offer.getJsonObject("why").getJsonObject("tied")).isNull();
        assertThat(offer.getJsonObject("why").getBoolean("counts")).isTrue();
        received("agent1", brought);
        ends("agent1", brought, SERVED);
        ends("agent2", withBringer, SERVED);
        server.clock().advance(Duration.ofSeconds(61));
        await(
                "both are ready",
                () -> floor.state("agent1").equals("ready")
                        && floor.state("agent2").equals("ready"));
        var before = floor.rotation();

        var asks = arrives(called("另一位朋友").put("askedFor", floor.id("agent1")));
        received("agent1", asks);
        assertThat(floor.rotation()).as("asked for: no turn").isEqualTo(before);
        ends("agent1", asks, SERVED);
    }

    @Test
    @Tag("R6")
    void a_refused_agent_is_not_offered_the_visitor() {
        var visitor = ownCustomerOf("agent1", phone());
        var refused = server.as("supervisor1")
                .post(
                        "/api/v1/customers/" + customer + "/refusals",
                        new JsonObject()
                                .put("agent", floor.id("agent1"))
                                .put("fault", "serious")
                                .put("standsFirm", true)
                                .put("words", "不愿再与其联系"));
        assertThat(refused.status()).as(refused.body()).isEqualTo(200);
        floor.ready("agent1", "agent2");

        var visit = arrives(visitor);

        offered("agent2", visit);
        assertThat(floor.open("agent1")).isEmpty();
        ends("supervisor1", visit, LEFT);
        assertThat(floor.last("agent2").getString("reason")).isEqualTo("ended");
        assertThat(floor.state("agent2")).isEqualTo("ready");
    }

    @Test
    void the_visitor_of_an_agent_whose_connection_is_lost_waits_again_for_a_colleague() {
        floor.ready("agent1", "agent2");
        var visit = arrives(called("甲"));
        received("agent1", visit);
        server.database()
                .execute("UPDATE agent_floor SET seen_until = '2026-09-28T02:00:10Z' WHERE person = "
                        + floor.id("agent1"));
        server.clock().advance(Duration.ofSeconds(11));
        await("agent1 is lost", () -> floor.state("agent1").equals("off"));
        server.clock().advance(Duration.ofSeconds(31));

        received("agent2", visit);

        var shown = listed("supervisor1", "").getJsonObject(0);
        assertThat(shown.getJsonObject("agent").getLong("id")).isEqualTo(floor.id("agent2"));
        assertThat(Instant.parse(shown.getString("greetedAt"))).isEqualTo(BEGIN);
        ends("agent2", visit, SERVED);
    }

    @Test
    @Tag("R8")
    void a_supervisor_gives_a_visitor_to_another_agent_than_the_one_who_is_offered_them() {
        floor.ready("agent1", "agent2");
        var visit = arrives(called("甲"));
        offered("agent1", visit);
        var path = VISITS + "/" + visit.getLong("id") + "/assign";
        var to = new JsonObject().put("person", floor.id("agent2"));
        assertThat(server.as("agent1").post(path, to).status()).isEqualTo(403);

        assertThat(server.as("supervisor1").post(path, to).status()).isEqualTo(200);

        assertThat(floor.last("agent1").getString("reason")).isEqualTo("with-another");
        assertThat(floor.last("agent1").getString("takenBy")).isNotEmpty();
        assertThat(floor.rotation()).isEqualTo("agent1 agent2");
        server.clock().advance(Duration.ofSeconds(2));
        await("agent2 is busy", () -> floor.state("agent2").equals("busy"));
        var other = arrives(called("乙"));
        offered("agent1", other);
        assertThat(server.as("supervisor1")
                        .post(VISITS + "/" + other.getLong("id") + "/assign", to)
                        .status())
                .as("one visitor at a time")
                .isEqualTo(409);
        ends("agent2", visit, SERVED);
        ends("supervisor1", other, LEFT);
    }

    @Test
    void an_acceptance_and_a_departure_at_the_same_moment_leave_one_of_them() {
        floor.ready("agent1");
        for (int round = 0; round < 10; round++) {
            var visit = arrives(called("甲"));
            var offer = offered("agent1", visit);
            var statuses = IntStream.range(0, 4)
                    .parallel()
                    .map(i -> i % 2 == 0
                            ? floor.answer("agent1", offer, "accepted").status()
                            : ends("agent3", visit, LEFT).status())
                    .boxed()
                    .toList();
            assertThat(statuses).contains(200);
            var shown = listed("supervisor1", "").getJsonObject(0);
            assertThat(shown.getValue("endedAt") == null)
                    .as("%s %s", statuses, shown)
                    .isEqualTo(shown.getValue("agent") != null);
            ends("supervisor1", visit, SERVED);
            server.clock().advance(Duration.ofSeconds(61));
            await("agent1 is ready", () -> floor.state("agent1").equals("ready"));
        }
    }
}
