package hotline.floor;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Draft;
import hotline.support.EventStream;
import hotline.support.FreightNetwork;
import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** People come to the floor, have their turns, lose and keep them; supervisors see and decide. */
class FloorTest {
    private static final Instant MONDAY = Instant.parse("2026-09-28T02:00:00Z");
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private final AgentTurns turns = new AgentTurns(() -> new FloorRules(CHINA, FreightNetwork.POLICY.dispatch()));

    @BeforeEach
    void forget() {
        server.forgetComplaints();
        server.clock().set(MONDAY);
    }

    private static JsonObject choose(String login, String state) {
        return choose(login, new JsonObject().put("state", state));
    }

    private static JsonObject choose(String login, JsonObject choice) {
        var reply = server.as(login).put("/api/v1/floor/me", choice);
        assertThat(reply.status()).as(reply.body()).isEqualTo(200);
        return reply.json();
    }

    private static JsonObject pause(String login, String reason) {
        return choose(login, new JsonObject().put("state", "break").put("reason", reason));
    }

    private static JsonObject own(String login) {
        return server.as(login).get("/api/v1/floor/me").json();
    }

    private static long id(String login) {
        return Long.parseLong(server.database().value("SELECT id FROM person WHERE login = '" + login + "'"));
    }

    private static Reply decide(String login, String path, JsonObject body) {
        return server.as(login).post("/api/v1/floor/" + path, body);
    }

    private static List<Integer> places(String... logins) {
        return List.of(logins).stream()
                .map(login -> own(login).getInteger("place"))
                .toList();
    }

    private static void inTransaction(Function<SqlConnection, Future<Void>> work) {
        await(server.connections().pool().withTransaction(work));
    }

    private void took(String login, Taking taking) {
        inTransaction(tx -> turns.took(tx, id(login), taking, server.clock().instant()));
    }

    private void ended(String login) {
        inTransaction(tx ->
                turns.ended(tx, id(login), Optional.empty(), server.clock().instant()));
    }

    private static String events(String login) {
        return server.database()
                .value("SELECT coalesce(string_agg(type, ' ' ORDER BY id), '') FROM floor_event WHERE person = "
                        + id(login));
    }

    private static void present(String... logins) {
        for (var login : logins) {
            choose(login, "ready");
        }
    }

    @Test
    @Tag("R1")
    @Tag("R2")
    void customers_go_round_in_the_order_of_sign_in_and_who_is_not_there_loses_the_turn() {
        present("agent2", "agent1", "agent3");
        assertThat(places("agent2", "agent1", "agent3")).containsExactly(1, 2, 3);
        took("agent2", Taking.DEALT);
        assertThat(places("agent1", "agent3", "agent2")).as("once round").containsExactly(1, 2, 3);

        pause("agent1", "rest");
        took("agent3", Taking.DEALT);
        assertThat(places("agent1", "agent2", "agent3"))
                .as("an allowed break keeps the turn")
                .containsExactly(1, 2, 3);
        ended("agent2");
        server.clock().advance(Duration.ofMinutes(16));
        assertThat(own("agent1").getBoolean("over")).isTrue();
        took("agent2", Taking.DEALT);
        assertThat(places("agent3", "agent1", "agent2"))
                .as("one beyond its limit does not")
                .containsExactly(1, 2, 3);
        assertThat(own("agent1").getInteger("lostTurns")).isEqualTo(1);
        assertThat(events("agent1")).endsWith("turn-lost");
    }

    @Test
    @Tag("R5")
    @Tag("R9")
    void
            a_customer_who_asks_for_an_agent_takes_no_turn_and_one_that_comes_meanwhile_is_lost_while_a_helper_keeps_theirs() {
        present("agent1", "agent2", "agent3");
        took("agent1", Taking.ASKED_FOR);
        assertThat(own("agent1").getInteger("place")).as("no turn").isEqualTo(1);
        took("agent2", Taking.DEALT);
        assertThat(places("agent3", "agent1", "agent2")).as("not made up").containsExactly(1, 2, 3);
        took("agent3", Taking.HELPING);
        ended("agent1");
        took("agent1", Taking.DEALT);
        assertThat(places("agent3", "agent2", "agent1")).as("the helper").containsExactly(1, 2, 3);
    }

    @Test
    @Tag("R2")
    void a_turn_lost_while_away_for_a_manager_comes_back_first_once_a_supervisor_confirms_it() {
        present("agent1", "agent2", "agent3");
        choose("agent1", "away-on-duty");
        took("agent2", Taking.DEALT);
        assertThat(places("agent3", "agent1", "agent2")).containsExactly(1, 2, 3);
        assertThat(own("agent1").getBoolean("turnOwed")).isTrue();
        var confirmed = new JsonObject().put("confirmed", true);
        assertThat(decide("agent2", id("agent1") + "/turn-owed", confirmed).status())
                .isEqualTo(403);
        assertThat(decide("supervisor1", id("agent1") + "/turn-owed", confirmed).status())
                .isEqualTo(204);
        assertThat(places("agent1", "agent3", "agent2"))
                .as("the next turn is theirs")
                .containsExactly(1, 2, 3);
        took("agent3", Taking.DEALT);
        assertThat(places("agent1", "agent2", "agent3"))
                .as("still away, and confirmed")
                .containsExactly(1, 2, 3);

        choose("agent1", "ready");
        assertThat(decide("supervisor1", id("agent1") + "/turn-owed", confirmed).status())
                .as("nothing is owed")
                .isEqualTo(409);
        assertThat(events("agent1")).isEqualTo("state signed-in state turn-owed away-confirmed turn-restored state");
    }

    @Test
    @Tag("R8")
    void two_change_places_only_by_a_supervisor() {
        present("agent1", "agent2", "agent3");
        var swap = new JsonObject()
                .put("one", id("agent1"))
                .put("other", id("agent3"))
                .put("words", "接孩子");
        assertThat(decide("agent1", "swaps", swap).status()).isEqualTo(403);
        assertThat(decide("supervisor1", "swaps", swap).status()).isEqualTo(204);
        assertThat(places("agent3", "agent2", "agent1")).containsExactly(1, 2, 3);
        choose("agent4", "ready");
        assertThat(decide("supervisor1", "swaps", swap.copy().put("other", id("agent4")))
                        .status())
                .as("of another department")
                .isEqualTo(409);
    }

    @Test
    void what_a_person_chooses_while_busy_waits_until_the_work_has_left_and_the_last_choice_counts() {
        present("agent1");
        took("agent1", Taking.DEALT);
        assertThat(pause("agent1", "lunch").getString("state")).isEqualTo("busy");
        assertThat(choose("agent1", "away-on-duty").getJsonObject("next").getString("state"))
                .isEqualTo("away-on-duty");
        pause("agent1", "rest");
        ended("agent1");
        var resting = own("agent1");
        assertThat(resting.getString("state")).isEqualTo("break");
        assertThat(resting.getString("reason")).isEqualTo("rest");
        assertThat(instant(resting, "until")).isEqualTo(MONDAY.plus(Duration.ofMinutes(15)));

        choose("agent1", "ready");
        took("agent1", Taking.DEALT);
        pause("agent1", "rest");
        assertThat(choose("agent1", "ready").getJsonObject("next"))
                .as("taken back")
                .isNull();
        ended("agent1");
        assertThat(own("agent1").getString("state")).isEqualTo("ready");
        assertThat(server.as("agent1")
                        .put(
                                "/api/v1/floor/me",
                                new JsonObject().put("state", "break").put("reason", "nap"))
                        .status())
                .as("no reason of the policy")
                .isEqualTo(422);
    }

    private static Instant instant(JsonObject of, String name) {
        return OffsetDateTime.parse(of.getString(name)).toInstant();
    }

    @Test
    @Tag("R2")
    void two_missed_offers_in_a_row_cost_two_turns_and_one_click_brings_back() {
        present("agent1", "agent2");
        for (var state : List.of("ready", "missed")) {
            inTransaction(tx ->
                    turns.offered(tx, List.of(new AgentTurns.Offered(id("agent1"), MONDAY.plusSeconds(20))), MONDAY));
            assertThat(own("agent1").getString("state")).isEqualTo("offered");
            inTransaction(tx -> turns.missedOffer(tx, id("agent1"), MONDAY.plusSeconds(20)));
            assertThat(own("agent1").getString("state")).isEqualTo(state);
        }
        assertThat(places("agent2", "agent1")).containsExactly(1, 2);
        assertThat(choose("agent1", "ready").getInteger("missedOffers")).isEqualTo(2);
        assertThat(own("agent1").getInteger("lostTurns")).isEqualTo(2);

        inTransaction(
                tx -> turns.offered(tx, List.of(new AgentTurns.Offered(id("agent1"), MONDAY.plusSeconds(20))), MONDAY));
        inTransaction(tx -> turns.missedOffer(tx, id("agent1"), MONDAY));
        assertThat(own("agent1").getString("state"))
                .as("counted from the click on")
                .isEqualTo("ready");
    }

    @Test
    void a_supervisor_changes_a_state_and_the_person_reads_by_whom_and_why() {
        present("agent1");
        pause("agent1", "rest");
        var back = new JsonObject().put("state", "ready").put("words", "休息已超时，请回到岗位");
        assertThat(decide("agent2", id("agent1") + "/state", back).status()).isEqualTo(403);
        assertThat(decide("supervisor1", id("agent2") + "/state", back).status())
                .as("never on the floor")
                .isEqualTo(404);
        assertThat(decide("supervisor1", id("agent1") + "/state", back).status())
                .isEqualTo(204);
        var told = own("agent1");
        assertThat(told.getString("state")).isEqualTo("ready");
        assertThat(told.getJsonObject("told").getString("by")).isEqualTo("孙丽");
        assertThat(told.getJsonObject("told").getString("words")).isEqualTo("休息已超时，请回到岗位");
        choose("agent1", "off");
        assertThat(decide("supervisor1", id("agent1") + "/state", back).status())
                .as("nobody is called to the floor from home")
                .isEqualTo(409);
    }

    @Test
    void signing_out_and_a_closed_account_end_presence() {
        present("agent6", "agent7");
        assertThat(server.as("agent6").delete("/api/v1/sessions/current").status())
                .isEqualTo(204);
        assertThat(events("agent6")).endsWith("state left");
        var disabled = server.as("admin1").post("/api/v1/people/" + id("agent7") + "/disabling", new JsonObject());
        assertThat(disabled.status()).as(disabled.body()).isEqualTo(200);
        assertThat(server.database()
                        .value("SELECT string_agg(state || ' ' || reason, ', ' ORDER BY reason DESC) FROM agent_floor"))
                .isEqualTo("off signed-out, off account-changed");
    }

    @Test
    @Tag("R1")
    void each_day_begins_a_new_rotation_in_which_who_stayed_is_before_who_came_later() {
        present("agent3", "agent2");
        choose("agent2", "off");
        server.clock().advance(Duration.ofHours(15));
        choose("agent3", "away-on-duty");
        present("agent2");
        assertThat(places("agent3", "agent2")).containsExactly(1, 2);
        assertThat(server.database().value("SELECT count(*) FROM rotation WHERE line = 'customer-service'"))
                .isEqualTo("2");
    }

    @Test
    void the_floor_of_supervisors_counts_what_its_rows_say() {
        // Severe, so that it needs a skill which no one here has, and is offered to no one.
        server.as("agent1")
                .post(
                        "/api/v1/complaints",
                        Draft.usual()
                                .channel("hotline")
                                .judged("claims", "severe")
                                .json());
        present("agent1", "agent2", "agent3");
        took("agent2", Taking.DEALT);
        inTransaction(
                tx -> turns.offered(tx, List.of(new AgentTurns.Offered(id("agent3"), MONDAY.plusSeconds(20))), MONDAY));
        assertThat(server.as("agent1").get("/api/v1/floor").status()).isEqualTo(403);
        await(
                "the floor is read again",
                () -> floor().getJsonArray("agents").size() == 3
                        && line(floor()).getInteger("ready") == 1);
        var floor = floor();
        var line = line(floor);
        assertThat(line.getInteger("present")).isEqualTo(3);
        assertThat(line.getInteger("ready")).as("neither offered nor busy").isEqualTo(1);
        assertThat(line.getInteger("working")).isEqualTo(2);
        assertThat(line.getInteger("waitingCases")).isEqualTo(1);
        assertThat(instant(line, "waitingSince")).isEqualTo(MONDAY);
        var busy = floor.getJsonArray("agents").stream()
                .map(JsonObject.class::cast)
                .filter(row -> row.getString("state").equals("busy"))
                .toList();
        assertThat(busy).hasSize(1);
        assertThat(busy.get(0).getInteger("place")).isEqualTo(3);
    }

    private static JsonObject floor() {
        return server.as("supervisor1")
                .get("/api/v1/floor?line=customer-service")
                .json();
    }

    private static JsonObject line(JsonObject floor) {
        var lines = floor.getJsonArray("lines");
        return lines.isEmpty() ? new JsonObject().put("ready", 0) : lines.getJsonObject(0);
    }

    @Test
    void every_page_hears_of_its_persons_place_and_a_supervisor_of_the_line_whatever_transaction_is_open()
            throws IOException {
        present("agent1");
        try (var one = stream("agent1");
                var other = stream("agent1");
                var supervisor = stream("supervisor1")) {
            await(server.connections().pool().withTransaction(open -> open.query("SELECT pg_current_xact_id()")
                    .execute()
                    .compose(begun -> server.vertx().executeBlocking(() -> {
                        choose("agent1", "away-on-duty");
                        assertThat(floorNews(one))
                                .isEqualTo(new JsonObject().put("own", true).put("lines", List.of()));
                        assertThat(floorNews(other)).as("the second tab").isNotNull();
                        assertThat(floorNews(supervisor).getJsonArray("lines")).containsExactly("customer-service");
                        return null;
                    }))));
        }
    }

    @Test
    @Tag("R1")
    void of_many_who_take_and_lose_at_once_each_has_their_own_place() {
        present("agent1", "agent2", "agent3");
        var people = List.of(id("agent1"), id("agent2"), id("agent3"));
        var pool = server.connections().pool();
        var all = IntStream.range(0, 90)
                .mapToObj(i -> pool.withTransaction(tx -> i % 4 == 0
                        ? turns.missedOffer(tx, people.get(i % 3), MONDAY)
                        : turns.took(tx, people.get(i % 3), Taking.DEALT, MONDAY)))
                .toList();
        await(Future.all(all));
        assertThat(server.database().value("SELECT count(DISTINCT turn) FROM agent_floor"))
                .isEqualTo("3");
        assertThat(server.database().value("SELECT max(turn) - (SELECT last_turn FROM rotation) FROM agent_floor"))
                .as("the highest place is known")
                .isEqualTo("0");
        assertThat(server.database()
                        .value("SELECT count(*) FROM floor_event WHERE type IN ('turn-taken', 'turn-lost')"))
                .as("one entry for each, but for those passed over")
                .satisfies(count -> assertThat(Integer.parseInt(count)).isGreaterThanOrEqualTo(90));
    }

    private static EventStream stream(String login) throws IOException {
        return new EventStream(server, Map.of("Authorization", "Bearer " + server.token(login)));
    }

    private static JsonObject floorNews(EventStream stream) throws IOException {
        var event = stream.next();
        assertThat(event.name()).isEqualTo("floor");
        return new JsonObject(event.data());
    }
}
