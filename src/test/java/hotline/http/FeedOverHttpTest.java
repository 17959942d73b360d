package hotline.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.feed.WrittenLog;
import hotline.support.EventStream;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The feed as consoles and customers' pages hear it. */
class FeedOverHttpTest {
    private static final Instant NOW = TestServer.FRIDAY_AFTERNOON;
    private static final String CODE = "202609-000002-K7QF2M9XWT4HZB6RPD3VNC8J";

    @Running
    private static TestServer server;

    private static WrittenLog log;

    @BeforeAll
    static void start() {
        log = new WrittenLog(server.database());
        log.complaint(1, "上海虹桥网点", NOW, NOW.plusSeconds(3600)).complaint(2, "广州白云网点", NOW, NOW.plusSeconds(3600));
        event(1, "received");
        server.database()
                .execute("UPDATE complaint SET tracking_hash = sha256('K7QF2M9XWT4HZB6RPD3VNC8J') WHERE id = 2");
    }

    @AfterAll
    static void stop() {
        log.close();
    }

    @Test
    void an_agents_console_hears_of_a_change_and_reads_on_after_a_break() throws IOException {
        String last;
        try (var stream = as("agent1", Map.of())) {
            assertThat(stream.mediaType()).isEqualTo("text/event-stream");
            event(1, "assigned");
            var change = stream.next();
            assertThat(change.name()).isEqualTo("change");
            assertThat(new JsonObject(change.data()).getMap())
                    .containsOnlyKeys(
                            "number",
                            "event",
                            "status",
                            "type",
                            "severity",
                            "channel",
                            "heldBy",
                            "receivedAt",
                            "dueAt",
                            "breached",
                            "pausedAt",
                            "owner",
                            "given",
                            "toBeJudged",
                            "joined",
                            "unanswered",
                            "tier",
                            "turnAt",
                            "version",
                            "at")
                    .containsEntry("number", "202609-000001")
                    .containsEntry("event", "assigned")
                    .containsEntry("dueAt", "2026-09-25T17:00:00+08:00");
            last = stream.lastId();
        }
        event(1, "resolved");
        try (var stream = as("agent1", Map.of("Last-Event-ID", last))) {
            assertThat(stream.next().data()).contains("resolved");
        }
    }

    @Test
    void a_follower_who_returns_hears_all_missed_events_in_order() throws IOException {
        String last;
        try (var stream = as("agent1", Map.of());
                var branch = as("branch1", Map.of())) {
            event(1, "assigned");
            stream.next();
            last = stream.lastId();
            for (int i = 0; i < 30; i++) {
                event(1, "noted");
                event(2, "noted");
                // One by one, so that there is much to put together.
                stream.next();
                stream.next();
            }
            event(1, "resolved");
            branch.next();
        }
        try (var again = as("agent5", Map.of("Last-Event-ID", last));
                var branch = as("branch1", Map.of("Last-Event-ID", last))) {
            for (int i = 0; i < 60; i++) {
                assertThat(again.next().data()).contains(i % 2 == 0 ? "000001" : "000002", "noted");
            }
            assertThat(again.next().data()).contains("resolved");
            for (int i = 0; i < 30; i++) {
                assertThat(branch.next().data()).contains("000001", "noted");
            }
            assertThat(branch.next().data()).contains("resolved");
        }
    }

    @Test
    void a_branch_hears_only_of_its_complaints() throws IOException {
        try (var stream = as("branch1", Map.of())) {
            event(2, "assigned");
            event(1, "assigned");
            assertThat(stream.next().data()).contains("202609-000001");
        }
    }

    @Test
    void a_customer_hears_of_a_change_without_its_content() throws IOException {
        try (var stream = new EventStream(server, Map.of("Tracking-Code", CODE))) {
            event(1, "assigned");
            event(2, "assigned");
            assertThat(stream.next()).isEqualTo(new EventStream.Event("changed", "{}"));
        }
    }

    @Test
    void an_unknown_place_leads_to_a_resync() throws IOException {
        try (var stream = as("supervisor1", Map.of("Last-Event-ID", "123456789-1"))) {
            assertThat(stream.next().name()).isEqualTo("resync");
        }
    }

    @Test
    void administrators_and_strangers_hear_nothing() {
        assertThat(server.as("admin1").get("/api/v1/feed").status()).isEqualTo(403);
        assertThat(server.anybody().get("/api/v1/feed").status()).isEqualTo(401);
        var guess = server.anybody().with("Tracking-Code", "202609-000001-AAAAAAAAAAAAAAAAAAAAAAAA");
        for (int i = 0; i < 10; i++) {
            assertThat(guess.get("/api/v1/feed").status()).isEqualTo(404);
        }
        assertThat(guess.get("/api/v1/feed").status()).isEqualTo(429);
    }

    @Test
    void a_stream_ends_soon_after_its_session() throws IOException {
        try (var signedOut = as("agent2", Map.of());
                var disabled = as("agent3", Map.of())) {
            server.database().execute("UPDATE person SET session_epoch = session_epoch + 1 WHERE login = 'agent2'");
            server.database().execute("UPDATE person SET enabled = false WHERE login = 'agent3'");
            server.clock().advance(Duration.ofSeconds(6));
            assertThat(signedOut.next()).isNull();
            assertThat(disabled.next()).isNull();
        }
    }

    @Test
    void a_server_that_stops_ends_its_streams_first(@Running TestServer stopping) throws IOException {
        try (var stream = new EventStream(stopping, Map.of("Authorization", "Bearer " + stopping.token("agent1")))) {
            stopping.stop();
            assertThat(stream.next()).isNull();
        }
    }

    private static void event(long complaint, String type) {
        var data = new JsonObject()
                .put("type", "cargo-damage")
                .put("severity", "minor")
                .put("channel", "branch");
        log.event(complaint, type, NOW, data).commit();
    }

    private static EventStream as(String login, Map<String, String> more) throws IOException {
        var headers = new HashMap<>(more);
        headers.put("Authorization", "Bearer " + server.token(login));
        return new EventStream(server, headers);
    }
}
