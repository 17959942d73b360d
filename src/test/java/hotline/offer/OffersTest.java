package hotline.offer;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Work comes to agents as offers: in turn, for a time, each to one. */
class OffersTest {
    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private OfferedFloor floor;

    @BeforeEach
    void empty() {
        floor = new OfferedFloor(server);
        floor.empty();
    }

    @AfterEach
    void holdsTogether() {
        floor.holdsTogether();
    }

    @Test
    @Tag("R1")
    void cases_are_offered_in_the_order_of_sign_in_and_who_takes_one_goes_to_the_end() {
        floor.ready("agent2", "agent1");
        var first = floor.file().getString("number");
        var offer = floor.offered("agent2", first);
        var second = floor.file().getString("number");
        floor.offered("agent1", second);

        assertThat(offer.getJsonObject("why").getInteger("place")).isEqualTo(1);
        assertThat(offer.getJsonObject("why").getString("order")).isEqualTo("rotation");
        assertThat(offer.encode()).doesNotContain("李娜", "13810", "少了一件");
        assertThat(floor.answer("agent2", offer, "accepted").status()).isEqualTo(200);

        assertThat(floor.owner(first)).contains("agent2");
        assertThat(floor.open("agent2")).isEmpty();
        assertThat(floor.last("agent2").getString("answer")).isEqualTo("accepted");
        assertThat(floor.rotation()).isEqualTo("agent1 agent2");
        assertThat(floor.state("agent2")).isEqualTo("ready");
    }

    @Test
    @Tag("R2")
    void an_offer_that_no_one_answers_goes_to_the_next_agent_and_the_turn_is_lost() {
        floor.ready("agent1", "agent2");
        var number = floor.file().getString("number");
        var missed = floor.offered("agent1", number);

        server.clock().advance(Duration.ofSeconds(21));

        var next = floor.offered("agent2", number);
        assertThat(next.getInteger("number")).isEqualTo(2);
        assertThat(floor.rotation()).isEqualTo("agent2 agent1");
        assertThat(floor.state("agent1")).isEqualTo("ready");
        assertThat(floor.last("agent1").getString("answer")).isEqualTo("expired");
        var late = floor.answer("agent1", missed, "accepted");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("went to the next agent");
        assertThat(floor.answer("agent2", next, "accepted").status()).isEqualTo(200);
    }

    @Test
    @Tag("R2")
    void an_agent_who_misses_two_offers_in_a_row_gets_no_more() {
        floor.ready("agent1");
        var number = floor.file().getString("number");
        floor.offered("agent1", number);
        server.clock().advance(Duration.ofSeconds(21));
        await("the first is over", () -> floor.open("agent1").isEmpty());
        server.clock().advance(Duration.ofSeconds(61));
        floor.offered("agent1", number);
        server.clock().advance(Duration.ofSeconds(21));

        await("the agent counts as away", () -> floor.state("agent1").equals("missed"));
        server.clock().advance(Duration.ofMinutes(5));
        floor.ready("agent2");
        floor.offered("agent2", number);
    }

    @Test
    void the_time_is_over_before_anyone_looks_at_it() {
        floor.ready("agent1");
        var offer = floor.offered("agent1", floor.file().getString("number"));
        server.database().execute("UPDATE offer SET until = offered_at WHERE answer IS NULL");

        assertThat(floor.answer("agent1", offer, "accepted").status()).isEqualTo(409);
    }

    @Test
    void the_same_answer_again_takes_nothing_more_and_another_one_is_refused() {
        floor.ready("agent1");
        var offer = floor.offered("agent1", floor.file().getString("number"));

        var replies = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> floor.answer("agent1", offer, "accepted"))
                .toList();

        assertThat(replies).extracting(Reply::status).containsOnly(200);
        assertThat(floor.answer("agent1", offer, "declined").status()).isEqualTo(409);
        assertThat(floor.answer("agent2", offer, "accepted").status()).isEqualTo(404);
        assertThat(server.database().value("SELECT count(*) FROM event WHERE type = 'assigned'"))
                .isEqualTo("1");
    }

    @Test
    @Tag("D2")
    void a_supervisor_moves_a_waiting_case_before_the_others_and_back_to_its_turn() {
        var first = floor.file().getString("number");
        var second = floor.file().getString("number");
        var third = floor.file().getString("number");
        assertThat(moved("agent1", third, "front")).isEqualTo(403);
        assertThat(moved("supervisor1", first, "usual")).as("was not moved").isEqualTo(409);

        assertThat(moved("supervisor1", third, "front")).isEqualTo(204);
        assertThat(moved("supervisor1", third, "front")).as("is the first").isEqualTo(409);
        assertThat(moved("supervisor1", second, "front")).isEqualTo(204);
        assertThat(moved("supervisor1", second, "usual")).isEqualTo(204);
        floor.ready("agent1", "agent2", "agent3");

        floor.offered("agent1", third);
        floor.offered("agent2", first);
        floor.offered("agent3", second);
        assertThat(server.as("supervisor1")
                        .get("/api/v1/complaints/" + third + "/events")
                        .body())
                .contains("客户明早离境");
        floor.answer("agent2", floor.open("agent2").orElseThrow(), "accepted");
        assertThat(moved("supervisor1", first, "front")).as("has an owner").isEqualTo(409);
    }

    private static int moved(String login, String number, String to) {
        return server.as(login)
                .post(
                        "/api/v1/complaints/" + number + "/move",
                        new JsonObject().put("to", to).put("reason", "客户明早离境"))
                .status();
    }

    @Test
    @Tag("R7")
    void who_declines_loses_the_turn_and_is_not_asked_again_at_once() {
        floor.ready("agent1", "agent2");
        var number = floor.file().getString("number");
        var offer = floor.offered("agent1", number);
        assertThat(server.as("agent1")
                        .put(OfferedFloor.path(offer), new JsonObject().put("answer", "declined"))
                        .status())
                .isEqualTo(422);

        assertThat(floor.answer("agent1", offer, "declined").status()).isEqualTo(200);

        var next = floor.offered("agent2", number);
        assertThat(floor.rotation()).isEqualTo("agent2 agent1");
        assertThat(floor.answer("agent2", next, "declined").status()).isEqualTo(200);
        assertThat(floor.open("agent1")).isEmpty();
        server.clock().advance(Duration.ofMinutes(11));
        floor.offered("agent1", number);
    }

    @Test
    @Tag("R1")
    void an_offer_begins_after_the_one_before_though_its_match_began_before_the_agent_declined() throws SQLException {
        floor.ready("agent1");
        var number = floor.file().getString("number");
        var offer = floor.offered("agent1", number);
        try (var other = server.database().connection()) {
            other.setAutoCommit(false);
            // A match stops here: it has its time and has read no work yet.
            other.createStatement().execute("LOCK TABLE staff_skill IN ACCESS EXCLUSIVE MODE");
            floor.ready("agent2");
            await("a match is under way", () -> server.database()
                    .value("SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'staff_skill'::regclass")
                    .equals("1"));
            server.clock().advance(Duration.ofSeconds(1));
            assertThat(floor.answer("agent1", offer, "declined").status()).isEqualTo(200);
            other.rollback();
        }

        floor.offered("agent2", number);
    }

    @Test
    @Tag("R7")
    void a_supervisor_gives_offered_work_to_anyone_and_the_agent_keeps_the_turn() {
        floor.ready("agent1", "agent2");
        var number = floor.file().getString("number");
        var offer = floor.offered("agent1", number);

        var assigned = server.as("supervisor1")
                .post(
                        "/api/v1/complaints/assignments",
                        new JsonObject()
                                .put("person", floor.id("agent3"))
                                .put("reason", "老客户")
                                .put(
                                        "cases",
                                        new JsonArray()
                                                .add(new JsonObject()
                                                        .put("number", number)
                                                        .put("version", 1))));
        assertThat(assigned.status()).as(assigned.body()).isEqualTo(200);

        assertThat(floor.open("agent1")).isEmpty();
        var last = floor.last("agent1");
        assertThat(last.getString("answer")).isEqualTo("withdrawn");
        assertThat(last.getString("reason")).isEqualTo("with-another");
        assertThat(last.getString("takenBy")).isNotEmpty();
        assertThat(floor.rotation()).isEqualTo("agent1 agent2");
        var late = floor.answer("agent1", offer, "accepted");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.body()).contains("colleague");
        floor.offered("agent1", floor.file().getString("number"));
    }

    @Test
    @Tag("R7")
    void a_supervisor_takes_an_offer_back_and_the_next_agent_gets_it() {
        floor.ready("agent1", "agent2");
        var number = floor.file().getString("number");
        var offer = floor.offered("agent1", number);
        var row = server.as("supervisor1")
                .get("/api/v1/floor")
                .json()
                .getJsonArray("agents")
                .getJsonObject(0);
        assertThat(row.getJsonObject("inHand").getJsonObject("offered").getLong("subject"))
                .isEqualTo(offer.getLong("subject"));

        var withdrawal = OfferedFloor.path(offer) + "/withdrawal";
        var words = new JsonObject().put("words", "请先接待来访客户");
        assertThat(server.as("agent2").post(withdrawal, words).status()).isEqualTo(403);
        assertThat(server.as("supervisor1").post(withdrawal, words).status()).isEqualTo(204);

        floor.offered("agent2", number);
        assertThat(floor.last("agent1").getString("reason")).isEqualTo("by-supervisor");
        assertThat(floor.rotation()).as("no turn is lost").isEqualTo("agent1 agent2");
        assertThat(server.as("agent1")
                        .get("/api/v1/floor/me")
                        .json()
                        .getJsonObject("told")
                        .getString("words"))
                .isEqualTo("请先接待来访客户");
        assertThat(server.as("supervisor1").post(withdrawal, words).status()).isEqualTo(409);
        assertThat(floor.answer("agent1", offer, "accepted").body()).contains("supervisor");
        floor.offered("agent1", floor.file().getString("number"));
    }

    @Test
    void a_case_that_its_customer_withdraws_is_offered_no_more() {
        floor.ready("agent1");
        var filed = floor.file();
        floor.offered("agent1", filed.getString("number"));

        assertThat(server.anybody()
                        .with("Tracking-Code", filed.getString("trackingCode"))
                        .post("/api/v1/tracking/withdrawal", new JsonObject())
                        .status())
                .isEqualTo(200);

        assertThat(floor.open("agent1")).isEmpty();
        assertThat(floor.last("agent1").getString("reason")).isEqualTo("ended");
        assertThat(floor.state("agent1")).isEqualTo("ready");
    }

    @Test
    void a_callback_is_offered_to_one_who_did_not_handle_the_case_and_has_a_wrap_up() {
        var number = floor.file().getString("number");
        assertThat(step("agent3", number, new JsonObject().put("step", "assign"))
                        .status())
                .isEqualTo(200);
        assertThat(step(
                                "agent3",
                                number,
                                new JsonObject().put("step", "resolve").put("resolution", "已送达"))
                        .status())
                .isEqualTo(200);
        floor.ready("agent1");
        var offer = floor.offered("agent1", number);
        assertThat(offer.getString("kind")).isEqualTo("callback");

        assertThat(floor.answer("agent1", offer, "accepted").status()).isEqualTo(200);

        assertThat(floor.state("agent1")).isEqualTo("busy");
        var other = floor.file().getString("number");
        var outcome = server.as("agent1")
                .post(
                        "/api/v1/callbacks/" + offer.getLong("subject") + "/outcome",
                        new JsonObject()
                                .put("attempt", 1)
                                .put("outcome", "reached")
                                .put("score", 5));
        assertThat(outcome.status()).as(outcome.body()).isEqualTo(200);
        assertThat(floor.state("agent1")).isEqualTo("wrap-up");
        assertThat(floor.open("agent1")).isEmpty();
        server.clock().advance(Duration.ofSeconds(31));
        floor.offered("agent1", other);
    }

    /** While another node matches the line, nothing is offered: there is time to look. */
    @Test
    void a_preview_says_whom_the_match_chooses_whom_it_passes_over_and_writes_nothing() throws SQLException {
        try (var other = server.database().connection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("SELECT pg_advisory_xact_lock(412, hashtext('customer-service'))");
            floor.ready("agent1", "agent2");
            server.database().execute("UPDATE agent_floor SET state = 'busy' WHERE person = " + floor.id("agent1"));
            var first = floor.file().getString("number");
            var second = floor.file().getString("number");

            var items = preview();

            var offered = items.getJsonObject(0);
            assertThat(offered.getString("case")).isEqualTo(first);
            assertThat(offered.getJsonObject("agent").getLong("id")).isEqualTo(floor.id("agent2"));
            var passedOver = offered.getJsonObject("why").getJsonArray("passedOver");
            assertThat(passedOver).hasSize(1);
            assertThat(passedOver.getJsonObject(0).getLong("person")).isEqualTo(floor.id("agent1"));
            assertThat(passedOver.getJsonObject(0).getString("name")).isNotEmpty();
            assertThat(passedOver.getJsonObject(0).getString("because")).isEqualTo("busy");
            var waits = items.getJsonObject(1);
            assertThat(waits.getString("case")).isEqualTo(second);
            assertThat(waits.getJsonObject("agent")).isNull();
            assertThat(waits.getString("waits")).isEqualTo("agent");
            assertThat(server.database().value("SELECT count(*) FROM offer")).isEqualTo("0");
            other.rollback();
            server.database().execute("UPDATE agent_floor SET state = 'away-on-duty' WHERE state = 'busy'");
            floor.offered("agent2", first);
        }
        assertThat(preview()).as("also while nobody is free").hasSize(1);
    }

    private static JsonArray preview() {
        var preview = server.as("supervisor1").get("/api/v1/dispatch/preview?line=customer-service");
        assertThat(preview.status()).as(preview.body()).isEqualTo(200);
        assertThat(preview.json().getBoolean("offering")).isTrue();
        return preview.json().getJsonArray("items");
    }

    private static Reply step(String login, String number, JsonObject step) {
        var version =
                server.as(login).get("/api/v1/complaints/" + number).json().getInteger("version");
        return server.as(login)
                .with("If-Match", "\"" + version + "\"")
                .post("/api/v1/complaints/" + number + "/steps", step);
    }
}
