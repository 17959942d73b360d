package hotline.offer;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Three nodes and many hands on the same offers: each work has one taker, and anyone who comes too late is told. */
class OfferRacesTest {
    private static final int ROUNDS = Integer.getInteger("hotline.test.races", 25);
    /** No round of a race begins later, so that {@code load-tests/dispatch.sh races} ends on a busy machine too. */
    private static final Duration LONGEST = Duration.ofSeconds(Integer.getInteger("hotline.test.races.seconds", 3_600));

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private static TestServer second;
    private static TestServer third;

    private OfferedFloor floor;

    private final long began = System.nanoTime();
    private int rounds;

    private boolean goesOn(int round) {
        rounds = round;
        return round < ROUNDS && System.nanoTime() - began < LONGEST.toNanos();
    }

    @AfterEach
    void count(TestInfo test) {
        if (ROUNDS > 25) {
            System.out.printf("%s: %d rounds%n", test.getDisplayName(), rounds);
        }
    }

    @BeforeEach
    void empty() {
        if (second == null) {
            second = server.secondNode();
            third = server.secondNode();
        }
        floor = new OfferedFloor(server);
        floor.empty();
    }

    @Test
    @Tag("R1")
    void three_nodes_give_each_work_to_exactly_one_of_many_agents() {
        var agents = List.of("agent1", "agent2", "agent3", "agent4", "agent5", "agent6", "agent7", "agent8");
        floor.ready(agents.toArray(String[]::new));
        int works = 60;
        var nodes = List.of(server, second, third);
        var filed = IntStream.range(0, works)
                .parallel()
                .mapToObj(i -> new OfferedFloor(nodes.get(i % 3)).file().getString("number"))
                .toList();

        var taken = ConcurrentHashMap.<String>newKeySet();
        await("all are taken", Duration.ofSeconds(90), () -> {
            agents.parallelStream().forEach(agent -> takeWhatIsOffered(agent, nodes, taken));
            return taken.size() >= works;
        });

        assertThat(taken).containsExactlyInAnyOrderElementsOf(filed);
        assertThat(
                        server.database()
                                .value(
                                        "SELECT count(*) || ' ' || count(DISTINCT subject) FROM offer WHERE answer = 'accepted'"))
                .isEqualTo(works + " " + works);
        assertThat(server.database()
                        .value(
                                "SELECT count(*) FROM complaint c JOIN offer o ON o.subject = c.id AND o.answer = 'accepted'"
                                        + " WHERE c.owner <> o.agent"))
                .isEqualTo("0");
        floor.holdsTogether();
    }

    /** Each agent has a page open at two nodes, and clicks at both. */
    private void takeWhatIsOffered(String agent, List<TestServer> nodes, java.util.Set<String> taken) {
        var offer = floor.open(agent);
        if (offer.isPresent()) {
            int node = Math.floorMod(agent.hashCode(), 3);
            var answers = both(
                    () -> new OfferedFloor(nodes.get(node)).answer(agent, offer.get(), "accepted"),
                    () -> new OfferedFloor(nodes.get((node + 1) % 3)).answer(agent, offer.get(), "accepted"));
            assertThat(answers).extracting(Reply::status).containsOnly(200);
            taken.add(offer.get().getString("case"));
        }
    }

    @Test
    @Tag("R2")
    void accepting_while_the_time_runs_out_takes_it_or_is_too_late() {
        for (int round = 0; goesOn(round); round++) {
            floor.empty();
            floor.ready("agent1", "agent2");
            var number = floor.file().getString("number");
            var offer = floor.offered("agent1", number);

            var replies = both(round, () -> new OfferedFloor(second).answer("agent1", offer, "accepted"), () -> {
                server.clock().advance(Duration.ofSeconds(21));
                return null;
            });

            if (replies.get(0).status() == 200) {
                assertThat(floor.owner(number)).contains("agent1");
            } else {
                assertThat(replies.get(0).status()).isEqualTo(409);
                floor.offered("agent2", number);
            }
            floor.holdsTogether();
        }
    }

    @Test
    void accepting_while_the_customer_withdraws_leaves_one_of_both_with_the_case() {
        for (int round = 0; goesOn(round); round++) {
            floor.empty();
            floor.ready("agent1");
            var filed = floor.file();
            var offer = floor.offered("agent1", filed.getString("number"));

            var replies = both(
                    round, () -> new OfferedFloor(second).answer("agent1", offer, "accepted"), () -> third.anybody()
                            .with("Tracking-Code", filed.getString("trackingCode"))
                            .post("/api/v1/tracking/withdrawal", new JsonObject()));

            boolean accepted = replies.get(0).status() == 200;
            boolean withdrawn = replies.get(1).status() == 200;
            assertThat(accepted || withdrawn).isTrue();
            assertThat(List.of(replies.get(0).status(), replies.get(1).status()))
                    .isSubsetOf(200, 409, 412);
            assertThat(server.database().value("SELECT status FROM complaint"))
                    .isEqualTo(withdrawn ? "withdrawn" : "assigned");
            assertThat(server.database().value("SELECT answer FROM offer"))
                    .isEqualTo(accepted ? "accepted" : "withdrawn");
            assertThat(floor.state("agent1")).isEqualTo("ready");
            floor.holdsTogether();
        }
    }

    @Test
    @Tag("R7")
    void declining_while_a_supervisor_assigns_the_case_always_leaves_it_with_the_colleague() {
        for (int round = 0; goesOn(round); round++) {
            floor.empty();
            floor.ready("agent1");
            var number = floor.file().getString("number");
            var offer = floor.offered("agent1", number);
            var answer = round % 2 == 0 ? "declined" : "accepted";

            var replies = both(
                    round, () -> new OfferedFloor(second).answer("agent1", offer, answer), () -> third.as("supervisor1")
                            .post(
                                    "/api/v1/complaints/assignments",
                                    new JsonObject()
                                            .put("person", floor.id("agent2"))
                                            .put(
                                                    "cases",
                                                    new JsonArray()
                                                            .add(new JsonObject()
                                                                    .put("number", number)
                                                                    .put("version", 1)))));

            boolean assigned =
                    replies.get(1).json().getJsonArray("items").getJsonObject(0).getBoolean("done");
            if (assigned) {
                assertThat(floor.owner(number)).contains("agent2");
                assertThat(replies.get(0).status()).isIn(answer.equals("declined") ? List.of(200, 409) : List.of(409));
            } else {
                assertThat(answer)
                        .as("the version that the supervisor read is an older one")
                        .isEqualTo("accepted");
                assertThat(floor.owner(number)).contains("agent1");
            }
            floor.holdsTogether();
        }
    }

    @Test
    @Tag("R1")
    void accepting_while_the_agent_signs_out_takes_it_or_leaves_it_to_a_colleague() {
        var nodes = List.of(server, second, third);
        for (int round = 0; goesOn(round); round++) {
            floor.empty();
            nodes.forEach(node -> node.forgetSession("agent1"));
            nodes.forEach(node -> node.token("agent1"));
            floor.ready("agent1", "agent2");
            var number = floor.file().getString("number");
            var offer = floor.offered("agent1", number);

            var replies = both(
                    round, () -> new OfferedFloor(second).answer("agent1", offer, "accepted"), () -> third.as("agent1")
                            .delete("/api/v1/sessions/current"));

            assertThat(replies.get(1).status()).isEqualTo(204);
            if (replies.get(0).status() == 200) {
                assertThat(floor.owner(number)).contains("agent1");
            } else {
                assertThat(replies.get(0).status()).isIn(401, 409);
                floor.offered("agent2", number);
            }
            assertThat(floor.state("agent1")).isEqualTo("off");
            floor.holdsTogether();
        }
        nodes.forEach(node -> node.forgetSession("agent1"));
    }

    @Test
    void agents_who_come_and_go_while_works_arrive_leave_none_waiting() {
        var agents = List.of("agent1", "agent2", "agent3");
        for (int round = 0; round < 5; round++) {
            floor.empty();
            both(
                    () -> {
                        floor.ready(agents.toArray(String[]::new));
                        return null;
                    },
                    () -> {
                        IntStream.range(0, 3).forEach(i -> new OfferedFloor(i % 2 == 0 ? second : third).file());
                        return null;
                    });

            await("each has one", () -> "3"
                    .equals(server.database().value("SELECT count(*) FROM offer WHERE answer IS NULL")));
            floor.holdsTogether();
        }
    }

    /** Either begins first in every other round. */
    private static List<Reply> both(int round, Supplier<Reply> one, Supplier<Reply> other) {
        return round % 4 < 2 ? both(one, other) : swapped(both(other, one));
    }

    private static List<Reply> swapped(List<Reply> replies) {
        return Arrays.asList(replies.get(1), replies.get(0));
    }

    private static List<Reply> both(Supplier<Reply> one, Supplier<Reply> other) {
        var first = CompletableFuture.supplyAsync(one);
        var then = other.get();
        var replies = new ArrayList<Reply>();
        replies.add(first.join());
        replies.add(then);
        return replies;
    }
}
