package hotline.offer;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Messages that are read long after they came in: records and figures follow them, the floor does not. */
class LateNewsOfCallsTest {
    private static final String CALLER = "+8613900139010";

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private static Pbx pbx;

    private OfferedFloor floor;

    @BeforeAll
    static void connect() {
        pbx = Pbx.connected(server);
    }

    @BeforeEach
    void empty() {
        server.clock().set(Instant.parse("2026-09-28T02:00:00Z"));
        floor = new OfferedFloor(server);
        forget();
        server.database()
                .execute(
                        "TRUNCATE offer, agent_floor, rotation, floor_event, call_event_raw, callback_by_hand CASCADE");
        server.database().execute("DELETE FROM callback_attempt; DELETE FROM callback");
    }

    /** As if the connector's mapping had understood none of the messages. */
    private static void forget() {
        server.database()
                .execute("TRUNCATE call_work, call_leg, call_event, call_fact, call_record, call_to_record, call,"
                        + " missed_call, dial, call_transfer CASCADE");
    }

    private static void readAgain() {
        var again = server.as("admin1").post("/api/v1/connectors/pbx/replays", new JsonObject().put("hours", 24));
        assertThat(again.status()).as(again.body()).isEqualTo(202);
        await("all is read", () -> server.database()
                .value("SELECT count(*) FROM call_event_raw WHERE state = 'waiting'")
                .equals("0"));
    }

    private static String value(String sql) {
        return server.database().value(sql);
    }

    @Test
    @Tag("R2")
    @Tag("T2")
    void old_calls_that_are_read_again_owe_records_and_count_and_leave_agents_and_callers_alone() {
        pbx.offered("a1", CALLER).rings("a1", "8001").answers("a1", "8001").isHeard("a1", "answered");
        pbx.offered("a2", "+8613900139011");
        server.clock().advance(Duration.ofSeconds(30));
        pbx.ends("a2", "abandoned").isHeard("a2", "ended");
        forget();
        server.clock().advance(Duration.ofMinutes(40));
        floor.ready("agent1", "agent2");

        readAgain();

        assertThat(floor.rotation()).isEqualTo("agent1 agent2");
        assertThat(value("SELECT count(*) FROM missed_call")).isEqualTo("0");
        assertThat(value("SELECT state || ' ' || cause FROM call WHERE call_id = 'a1'"))
                .isEqualTo("ended unknown");
        server.clock().advance(Duration.ofSeconds(2));
        floor.file();
        await("the floor goes on", () -> floor.open("agent1").isPresent());
        assertThat(value("SELECT p.login FROM call_to_record r JOIN person p ON p.id = r.agent"))
                .isEqualTo("agent1");
        assertThat(value("SELECT count(DISTINCT call) FROM call_fact")).isEqualTo("2");
    }

    @Test
    @Tag("K8")
    void known_facts_about_a_caller_by_digest_goes_with_the_call_and_its_work_a_week_later() {
        floor.ready("agent1", "agent2");
        pbx.asks("", CALLER);
        assertThat(value("SELECT count(*) FROM call_work WHERE digest IS NOT NULL"))
                .isEqualTo("1");
        pbx.offered("b1", CALLER).rings("b1", "8001").answers("b1", "8001").isHeard("b1", "answered");
        pbx.ends("b1", "answered").isHeard("b1", "ended");
        assertThat(value("SELECT count(*) || ' ' || count(digest) FROM call_work"))
                .isEqualTo("1 0");
        server.clock().advance(Duration.ofDays(8));
        await("it is forgotten", () -> value("SELECT count(*) FROM call_work").equals("0"));
    }

    private static void extension(String extension, String login) {
        var assigned = server.as("admin1")
                .put(
                        "/api/v1/agent-extensions/" + extension,
                        new JsonObject()
                                .put(
                                        "person",
                                        Long.valueOf(value("SELECT id FROM person WHERE login = '" + login + "'"))));
        assertThat(assigned.status()).as(assigned.body()).isBetween(200, 204);
    }

    @Test
    @Tag("T2")
    void an_extension_that_changed_hands_leaves_its_past_calls_with_those_who_took_them() {
        pbx.offered("c1", CALLER).answers("c1", "8003").ends("c1", "answered").isHeard("c1", "ended");
        server.clock().advance(Duration.ofMinutes(1));
        extension("8003", "agent1");
        pbx.offered("c2", CALLER).answers("c2", "8003").ends("c2", "answered").isHeard("c2", "ended");
        server.clock().advance(Duration.ofMinutes(1));
        extension("8003", "agent3");

        forget();
        readAgain();

        assertThat(
                        value(
                                "SELECT string_agg(p.login, ' ' ORDER BY c.call_id) FROM call c JOIN person p ON p.id = c.person"))
                .isEqualTo("agent3 agent1");
    }

    @Test
    @Tag("T11")
    void an_exchange_whose_ids_begin_again_each_day_loses_no_call_and_joins_none() {
        server.clock().set(Instant.parse("2026-09-28T15:58:00Z"));
        floor.ready("agent1");
        pbx.asks("1", CALLER);
        pbx.offered("1", CALLER).answers("1", "8001").isHeard("1", "answered");
        server.clock().advance(Duration.ofMinutes(4));
        pbx.ends("1", "answered").isHeard("1", "ended");
        assertThat(value("SELECT count(*) FROM call")).as("over midnight").isEqualTo("1");
        server.clock().advance(Duration.ofHours(9));
        floor.ready("agent2");
        assertThat(pbx.asks("1", "+8613900139019").getString("action")).isEqualTo("dial");
        pbx.offered("1", "+8613900139019").ends("1", "abandoned");
        await("the other call is over", () -> value("SELECT count(ended_at) FROM call")
                .equals("2"));
        assertThat(value("SELECT string_agg(day || ' ' || cause || ' ' || from_number, ', ' ORDER BY id) FROM call"))
                .isEqualTo("2026-09-28 answered " + CALLER + ", 2026-09-29 abandoned +8613900139019");
    }

    @Test
    void several_calls_of_one_message_wait_for_an_exchange_that_asks_before_they_lock_an_agent() {
        floor.ready("agent1", "agent2");
        pbx.asks("x", CALLER);
        pbx.asks("y", "+8613900139018");
        var isLocked = Promise.<Void>promise();
        var isOver = Promise.<Void>promise();
        var asks = server.connections().inTransaction(transaction -> transaction
                .query("SELECT FROM call_work WHERE call_id = 'y' FOR UPDATE")
                .execute()
                .compose(locked -> {
                    isLocked.complete();
                    return isOver.future();
                }));
        await(isLocked.future());
        var at = server.clock().instant().toString();
        var both = new JsonArray();
        for (var each : List.of(List.of("x", "8001"), List.of("y", "8002"))) {
            both.add(new JsonObject()
                    .put("type", "answered")
                    .put("call", each.get(0))
                    .put("at", at)
                    .put("leg", each.get(1))
                    .put("agent", each.get(1)));
        }
        pbx.says(new JsonObject().put("events", both));
        await("the calls wait", () -> value("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                        + " AND datname = current_database() AND query LIKE '%call_work%'")
                .equals("1"));
        server.database().execute("SELECT FROM agent_floor FOR UPDATE NOWAIT");
        isOver.complete();
        await(asks);
        pbx.isHeard("x", "answered");
        pbx.isHeard("y", "answered");
        assertThat(floor.state("agent1") + " " + floor.state("agent2")).isEqualTo("busy busy");
    }
}
