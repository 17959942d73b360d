package hotline.floor;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.loop.Loops;
import hotline.policy.dispatch.DispatchRules;
import hotline.support.Running;
import hotline.support.TestServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A person is present while any stream of theirs is open at any node, and ninety seconds longer. */
class PresenceLeaseTest {
    private static final Instant MONDAY = Instant.parse("2026-09-28T02:00:00Z");
    private static final FloorRules RULES = new FloorRules(ZoneId.of("Asia/Shanghai"), DispatchRules.NONE);

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private final List<Long> gone = new ArrayList<>();
    private final OpenStreams streams = new OpenStreams();
    private Presence presence;
    private FloorWork node;

    @BeforeEach
    void begin() {
        server.forgetComplaints();
        server.clock().set(MONDAY);
        presence = new Presence(server.connections().pool(), () -> RULES, server.clock(), List.of(new FloorFollower() {
            @Override
            public Future<Void> left(SqlConnection transaction, Collection<Long> persons, Instant at) {
                gone.addAll(persons);
                return Future.succeededFuture();
            }

            @Override
            public void ready(SqlConnection transaction, String line) {}
        }));
        node = new FloorWork(
                new Loops(server.vertx(), new SimpleMeterRegistry()),
                server.connections().pool(),
                presence,
                streams);
        assertThat(server.as("agent1")
                        .put("/api/v1/floor/me", new JsonObject().put("state", "ready"))
                        .status())
                .isEqualTo(200);
    }

    private static long agent() {
        return Long.parseLong(server.database().value("SELECT id FROM person WHERE login = 'agent1'"));
    }

    private static String state() {
        return server.database().value("SELECT state FROM agent_floor");
    }

    private void pass(Duration time) {
        server.clock().advance(time);
        await(node.round());
    }

    @Test
    void a_stream_that_is_cut_each_minute_for_an_hour_changes_nothing() {
        var before = server.database().value("SELECT since || ' ' || version FROM agent_floor");
        for (int minute = 0; minute < 60; minute++) {
            var closed = streams.open(agent(), false, news -> {});
            await(node.round());
            closed.run();
            pass(Duration.ofSeconds(30));
            pass(Duration.ofSeconds(30));
        }
        assertThat(state()).isEqualTo("ready");
        assertThat(server.database().value("SELECT since || ' ' || version FROM agent_floor"))
                .isEqualTo(before);
    }

    @Test
    void of_two_tabs_one_is_enough_and_an_hour_of_an_open_stream_takes_few_writes() {
        var one = streams.open(agent(), false, news -> {});
        var other = streams.open(agent(), false, news -> {});
        one.run();
        for (int second = 0; second < 300; second += 5) {
            pass(Duration.ofSeconds(5));
        }
        assertThat(state()).isEqualTo("ready");
        other.run();
        pass(Duration.ofSeconds(70));
        assertThat(state()).as("within the lease").isEqualTo("ready");
    }

    @Test
    @Tag("R2")
    void without_a_stream_for_longer_than_the_lease_a_person_is_off_and_loses_the_turn_only_when_it_comes() {
        // The server's own loop, which has no stream of this person either, may come first.
        server.clock().advance(Duration.ofSeconds(91));
        await(node.round());
        assertThat(server.database()
                        .value("SELECT state || ' ' || reason || ' ' || (turn IS NOT NULL) FROM agent_floor"))
                .isEqualTo("off lost true");
        assertThat(server.as("agent2")
                        .put("/api/v1/floor/me", new JsonObject().put("state", "ready"))
                        .json()
                        .getInteger("place"))
                .isEqualTo(2);
        var turns = new AgentTurns(() -> RULES);
        long second = Long.parseLong(server.database().value("SELECT id FROM person WHERE login = 'agent2'"));
        await(server.connections()
                .pool()
                .withTransaction(tx ->
                        turns.took(tx, second, Taking.DEALT, server.clock().instant())));
        assertThat(server.database()
                        .value("SELECT lost_today || ' ' || (turn IS NULL) FROM agent_floor WHERE person = " + agent()))
                .isEqualTo("1 true");
        var back = server.as("agent1").put("/api/v1/floor/me", new JsonObject().put("state", "ready"));
        assertThat(back.json().getInteger("place")).as("behind the other").isEqualTo(2);
    }

    @Test
    void a_break_never_becomes_ready_by_itself_and_a_wrap_up_does() {
        streams.open(agent(), false, news -> {});
        server.as("agent1")
                .put("/api/v1/floor/me", new JsonObject().put("state", "break").put("reason", "rest"));
        for (int minute = 0; minute < 30; minute++) {
            pass(Duration.ofMinutes(1));
        }
        assertThat(state()).isEqualTo("break");
        server.as("agent1").put("/api/v1/floor/me", new JsonObject().put("state", "ready"));
        var turns = new AgentTurns(() -> RULES);
        var now = server.clock().instant();
        await(server.connections().pool().withTransaction(tx -> turns.took(tx, agent(), Taking.DEALT, now)
                .compose(took -> turns.ended(tx, agent(), Optional.of(now.plusSeconds(30)), now))));
        assertThat(state()).isEqualTo("wrap-up");
        pass(Duration.ofSeconds(30));
        assertThat(state()).isEqualTo("ready");
    }

    @Test
    void who_leaves_is_told_to_the_followers_in_the_same_transaction() {
        long person = agent();
        await(server.connections().pool().withTransaction(tx -> presence.leave(tx, person, "signed-out")));
        assertThat(gone).containsExactly(person);
        await(server.connections().pool().withTransaction(tx -> presence.leave(tx, person, "signed-out")));
        assertThat(gone).as("gone already").hasSize(1);
    }
}
