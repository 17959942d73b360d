package hotline.offer;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Under the policy as shipped agents take what comes next or is offered to them; supervisors give work to anyone. */
@Tag("R7")
class NobodyPicksTest {
    @Running(at = "2026-09-28T02:00:00Z", repeats = true)
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
    void an_agent_assigns_no_waiting_complaint_though_no_one_is_on_the_floor() {
        var first = floor.file().getString("number");
        var second = floor.file().getString("number");
        assertThat(allowedSteps("agent2", second)).doesNotContain("assign");
        assertThat(allowedSteps("supervisor1", second)).contains("assign");

        var refused = assign("agent2", second);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().getString("type")).isEqualTo("/problems/not-to-pick");
        assertThat(floor.owner(second)).isEmpty();
        assertThat(takeNext("agent2")).isEqualTo(first);
    }

    @Test
    void what_an_agent_gave_back_is_no_longer_theirs_to_take() {
        var number = floor.file().getString("number");
        assertThat(takeNext("agent2")).isEqualTo(number);
        assertThat(step("agent2", number, "release").status()).isEqualTo(200);

        assertThat(assign("agent2", number).status()).isEqualTo(403);
        assertThat(assign("supervisor1", number).status()).isEqualTo(200);
        assertThat(floor.owner(number)).contains("supervisor1");
    }

    @Test
    void a_complaint_may_be_taken_by_the_agent_to_whom_it_is_offered_and_by_no_other() {
        floor.ready("agent1");
        var offered = floor.file().getString("number");
        floor.offered("agent1", offered);
        var waits = floor.file().getString("number");

        assertThat(assign("agent2", offered).status()).isEqualTo(403);
        assertThat(takeNext("agent2")).isEqualTo(waits);
        assertThat(assign("agent1", offered).status()).isEqualTo(200);
        assertThat(floor.last("agent1").getString("answer")).isEqualTo("accepted");
    }

    @Test
    void nothing_comes_next_to_an_agent_and_the_answer_says_why() {
        assertThat(whyNothing("agent2")).isEqualTo("none-waits");
        floor.ready("agent1");
        floor.offered("agent1", floor.file().getString("number"));
        assertThat(whyNothing("agent2")).isEqualTo("for-others");

        var more = IntStream.range(0, 25)
                .mapToObj(i -> floor.file().getString("number"))
                .toList();
        var taken = IntStream.range(0, 25)
                .parallel()
                .mapToObj(i -> server.as("agent2").post("/api/v1/complaints/take-next"))
                .filter(reply -> reply.status() == 200)
                .map(reply -> reply.json().getString("number"))
                .toList();

        assertThat(taken).hasSize(20).doesNotHaveDuplicates().isSubsetOf(more);
        assertThat(whyNothing("agent2")).isEqualTo("hands-full");
        assertThat(step("agent2", taken.get(0), "release").status()).isEqualTo(200);
        assertThat(takeNext("agent2")).isNotEmpty();
    }

    private static String whyNothing(String login) {
        var reply = server.as(login).post("/api/v1/complaints/take-next");
        assertThat(reply.status()).isEqualTo(204);
        return reply.header("Nothing-Because").orElseThrow();
    }

    @Test
    void the_next_complaint_of_an_agent_is_the_one_that_is_offered_to_them() {
        floor.ready("agent1");
        var offered = floor.file().getString("number");
        floor.offered("agent1", offered);

        assertThat(takeNext("agent1")).isEqualTo(offered);
        assertThat(floor.last("agent1").getString("answer")).isEqualTo("accepted");
    }

    @Test
    void accepting_while_the_next_is_taken_leaves_the_agent_with_no_more_than_one_may_hold() throws Exception {
        floor.ready("agent1");
        for (int i = 0; i < 19; i++) {
            floor.offered("agent1", floor.file().getString("number"));
            takeNext("agent1");
        }
        var offered = floor.file().getString("number");
        var offer = floor.offered("agent1", offered);
        var another = floor.file().getString("number");

        CompletableFuture<Reply> accepted;
        try (var held = server.database().connection();
                var statement = held.createStatement()) {
            held.setAutoCommit(false);
            statement.execute("SELECT FROM complaint WHERE number = '" + offered + "' FOR UPDATE");
            accepted = CompletableFuture.supplyAsync(() -> floor.answer("agent1", offer, "accepted"));
            await("the acceptance waits for the case", () -> !"0"
                    .equals(server.database()
                            .value("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'")));
            assertThat(takeNext("agent1")).isEqualTo(another);
            held.commit();
        }

        assertThat(accepted.join().status()).isEqualTo(409);
        assertThat(floor.last("agent1").getString("reason")).isEqualTo("hands-full");
        assertThat(floor.owner(offered)).isEmpty();
        assertThat(whyNothing("agent1")).isEqualTo("hands-full");
        assertThat(takeNext("agent2")).isEqualTo(offered);
    }

    @Test
    void a_supervisor_gives_a_waiting_complaint_to_anyone() {
        var number = floor.file().getString("number");
        var given = new JsonObject()
                .put("person", floor.id("agent3"))
                .put("reason", "老客户")
                .put(
                        "cases",
                        new JsonArray()
                                .add(new JsonObject().put("number", number).put("version", 1)));

        assertThat(server.as("agent1")
                        .post("/api/v1/complaints/assignments", given)
                        .status())
                .isEqualTo(403);
        assertThat(server.as("supervisor1")
                        .post("/api/v1/complaints/assignments", given)
                        .status())
                .isEqualTo(200);
        assertThat(floor.owner(number)).contains("agent3");
    }

    private static String takeNext(String login) {
        var taken = server.as(login).post("/api/v1/complaints/take-next");
        assertThat(taken.status()).as(taken.body()).isEqualTo(200);
        return taken.json().getString("number");
    }

    private static Reply assign(String login, String number) {
        return step(login, number, "assign");
    }

    private static Reply step(String login, String number, String step) {
        return server.as(login)
                .with("If-Match", "\"" + read(login, number).getInteger("version") + "\"")
                .post("/api/v1/complaints/" + number + "/steps", new JsonObject().put("step", step));
    }

    private static JsonArray allowedSteps(String login, String number) {
        return read(login, number).getJsonArray("allowedSteps");
    }

    private static JsonObject read(String login, String number) {
        return server.as(login).get("/api/v1/complaints/" + number).json();
    }
}
