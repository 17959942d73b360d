package hotline.offer;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.database.embedded.TestCluster;
import hotline.support.Running;
import hotline.support.SettableClock;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Works that wait long, a database that restarts and machines with wrong clocks: each work comes to one agent, and none is forgotten. */
class OfferFaultsTest {
    private static final List<String> AGENTS = List.of("agent1", "agent2", "agent3");

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private OfferedFloor floor;

    @BeforeEach
    void empty() {
        floor = new OfferedFloor(server);
        floor.empty();
    }

    @Test
    void five_hundred_cases_that_an_agent_may_not_take_hold_up_none_behind_them() {
        floor.file();
        floor.copies(499);
        server.database()
                .execute(
                        "INSERT INTO offer (kind, subject, number, agent, line, offered_at, until, answer, answered_at, reason, taking, why)"
                                + " SELECT 'case', id, 1, " + floor.id("agent1") + ", '" + OfferedFloor.LINE
                                + "', '2026-09-28T02:00:00Z', '2026-09-28T02:00:20Z', 'declined', '2026-09-28T02:00:00Z', 'other', 'dealt', '{\"order\":\"rotation\",\"place\":1,\"step\":0,\"waitedSeconds\":0,\"ahead\":0,\"counts\":true,\"passedOver\":[]}'"
                                + " FROM complaint");
        var last = floor.file().getString("number");
        server.database()
                .execute("UPDATE complaint SET due_at = due_at + interval '1 hour' WHERE number = '" + last + "'");

        floor.ready("agent1");

        assertThat(floor.offered("agent1", last).getJsonObject("why").getInteger("ahead"))
                .isEqualTo(500);
        floor.ready("agent2");
        await("the first of them goes to another", () -> floor.open("agent2").isPresent());
        floor.holdsTogether();
    }

    @Test
    @Tag("R1")
    void after_a_day_without_agents_anyone_who_signs_in_gets_the_oldest_work_first() {
        var filed = IntStream.range(0, 10)
                .mapToObj(i -> floor.file().getString("number"))
                .toList();
        server.clock().advance(Duration.ofDays(1));

        for (int i = 0; i < AGENTS.size(); i++) {
            floor.ready(AGENTS.get(i));
            floor.offered(AGENTS.get(i), filed.get(i));
        }
        floor.answer("agent1", floor.open("agent1").orElseThrow(), "accepted");
        floor.offered("agent1", filed.get(3));
        floor.holdsTogether();
    }

    @Test
    void a_database_that_restarts_while_works_are_offered_leaves_each_with_one_agent() throws Exception {
        int works = 24;
        IntStream.range(0, works).forEach(i -> floor.file());
        floor.ready(AGENTS.toArray(String[]::new));
        // Signed in before the database is gone.
        AGENTS.forEach(server::token);
        var isOver = new CompletableFuture<Void>();
        var people = AGENTS.stream()
                .map(agent -> CompletableFuture.runAsync(() -> {
                    while (!isOver.isDone()) {
                        takeOffered(server, agent);
                    }
                }))
                .toList();
        await(
                "some are taken",
                () -> Integer.parseInt(server.database().value("SELECT count(*) FROM offer WHERE answer = 'accepted'"))
                        >= 4);
        try (var lastSession = TestCluster.stop()) {
            assertThat(lastSession.isValid(5)).isTrue();
            await(
                    "the node sees it",
                    () -> server.anybody().get("/health/ready").status() == 503);
        }
        awaitReadiness();
        await("all are taken", Duration.ofSeconds(60), () -> server.database()
                .value("SELECT count(*) FROM complaint WHERE owner IS NULL")
                .equals("0"));
        isOver.complete(null);
        people.forEach(CompletableFuture::join);
        eachIsTakenOnce(works);
    }

    @Test
    void nodes_whose_clocks_are_ten_minutes_wrong_give_no_work_to_two() {
        var clocks = List.of(
                new SettableClock(server.clock().instant().plus(Duration.ofMinutes(10))),
                new SettableClock(server.clock().instant().minus(Duration.ofMinutes(10))));
        var nodes = List.of(server, server.secondNode(clocks.get(0)), server.secondNode(clocks.get(1)));
        nodes.forEach(node -> AGENTS.forEach(node::token));
        try {
            int works = 24;
            floor.ready(AGENTS.toArray(String[]::new));
            IntStream.range(0, works).forEach(i -> floor.file());

            for (int round = 0; round < 40; round++) {
                int nth = round;
                AGENTS.parallelStream().forEach(agent -> nodes.parallelStream()
                        .filter(node -> node != nodes.get(nth % 3))
                        .forEach(node -> takeOffered(node, agent)));
                if (round % 10 == 9) {
                    server.database()
                            .execute("UPDATE agent_floor SET state = 'ready', missed = 0 WHERE state = 'missed'");
                }
            }
            clocks.forEach(clock -> clock.set(server.clock().instant()));
            server.clock().advance(Duration.ofMinutes(21));
            clocks.forEach(clock -> clock.set(server.clock().instant()));

            await("all are taken", Duration.ofSeconds(60), () -> {
                server.database().execute("UPDATE agent_floor SET state = 'ready', missed = 0 WHERE state = 'missed'");
                AGENTS.forEach(agent -> takeOffered(server, agent));
                return server.database()
                        .value("SELECT count(*) FROM complaint WHERE owner IS NULL")
                        .equals("0");
            });
            eachIsTakenOnce(works);
        } finally {
            // By clocks that stand still they would make offers that were over long ago.
            nodes.subList(1, nodes.size()).forEach(TestServer::close);
        }
    }

    private static void awaitReadiness() {
        await("the node is ready", () -> server.anybody().get("/health/ready").status() == 200);
    }

    private static void takeOffered(TestServer node, String agent) {
        var mine = node.as(agent).get(OfferedFloor.OFFERS + "mine");
        if (mine.status() == 200) {
            var open = mine.json().getJsonObject("open");
            if (open != null) {
                node.as(agent).put(OfferedFloor.path(open), new JsonObject().put("answer", "accepted"));
            }
        }
    }

    private void eachIsTakenOnce(int works) {
        assertThat(
                        server.database()
                                .value(
                                        "SELECT count(*) || ' ' || count(DISTINCT subject) FROM offer WHERE answer = 'accepted'"))
                .isEqualTo(works + " " + works);
        assertThat(server.database()
                        .value("SELECT count(*) FROM offer o JOIN complaint c ON c.id = o.subject"
                                + " WHERE o.answer = 'accepted' AND c.owner <> o.agent"))
                .isEqualTo("0");
        floor.holdsTogether();
    }
}
