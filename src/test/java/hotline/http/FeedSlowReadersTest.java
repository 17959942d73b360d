package hotline.http;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.feed.WrittenLog;
import hotline.support.EventStream;
import hotline.support.RawConnection;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams that never read do not slow the others. The server itself fails the test where an event loop was blocked. */
class FeedSlowReadersTest {
    private static final Instant NOW = TestServer.FRIDAY_AFTERNOON;
    /** More than sockets, pipeline and queue hold together. */
    private static final int ROUNDS = 5;

    private static final int EVENTS_PER_ROUND = 700;
    private static final List<String> LOGINS = List.of("agent1", "agent2", "agent3", "supervisor1");
    private static final int EACH = 8;

    private final List<RawConnection> stuck = new ArrayList<>();

    @Running
    private TestServer server;

    private WrittenLog log;

    @BeforeEach
    void start() {
        log = new WrittenLog(server.database());
        log.complaint(1, "上海虹桥网点", NOW, NOW.plusSeconds(3600));
        event("received").commit();
    }

    @AfterEach
    void stop() throws IOException {
        for (RawConnection one : stuck) {
            one.close();
        }
        log.close();
    }

    @Test
    void a_stream_that_never_reads_is_cut_off_and_all_others_receive_everything() throws IOException {
        stick();
        try (var healthy = new EventStream(server, Map.of("Authorization", "Bearer " + server.token("agent4")))) {
            fill(healthy);
            await("those that take nothing are cut off", () -> openStreams() == 1);
            event("closed").commit();
            assertThat(healthy.next().data()).contains("closed");
        }
        for (RawConnection one : stuck) {
            assertThat(one.isClosed()).isTrue();
        }
    }

    @Test
    void a_server_stops_at_once_though_its_streams_take_nothing() throws IOException {
        stick();
        try (var healthy = new EventStream(server, Map.of("Authorization", "Bearer " + server.token("agent4")))) {
            fill(healthy);
            server.stop(Duration.ofSeconds(10));
            assertThat(healthy.next()).isNull();
        }
    }

    @Test
    void a_ninth_stream_of_a_person_ends_the_oldest_with_a_retry_time() throws IOException {
        try (var oldest = follow("agent1")) {
            for (int i = 0; i < EACH - 1; i++) {
                stuck.add(follow("agent1"));
            }
            assertThat(openStreams()).isEqualTo(EACH);
            stuck.add(follow("agent1"));
            while (!oldest.line().equals("retry: 30000")) {
                // skip earlier lines
            }
            assertThat(openStreams()).isEqualTo(EACH);
        }
    }

    private void stick() throws IOException {
        for (String login : LOGINS) {
            for (int i = 0; i < EACH; i++) {
                stuck.add(follow(login));
            }
        }
    }

    private RawConnection follow(String login) throws IOException {
        var connection = RawConnection.narrow(server);
        connection.send(
                "GET /api/v1/feed HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer " + server.token(login) + "\r\n\r\n");
        var line = connection.line();
        while (!line.startsWith("id: ")) {
            line = connection.line();
        }
        return connection;
    }

    /** Round by round, so that the healthy client need not reload. */
    private void fill(EventStream healthy) throws IOException {
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < EVENTS_PER_ROUND; i++) {
                event("noted");
            }
            event("resolved").commit();
            for (int i = 0; i < EVENTS_PER_ROUND; i++) {
                assertThat(healthy.next().data()).contains("noted");
            }
            assertThat(healthy.next().data()).contains("resolved");
        }
    }

    private WrittenLog event(String type) {
        var data = new JsonObject()
                .put("type", "cargo-damage")
                .put("severity", "minor")
                .put("channel", "branch");
        return log.event(1, type, NOW, data);
    }

    private int openStreams() {
        var metrics = server.anybody()
                .with("Authorization", "Bearer " + TestServer.METRICS_TOKEN)
                .get("/metrics")
                .body();
        return metrics.lines()
                .filter(line -> line.startsWith("hotline_feed_streams{of=\"staff\"}"))
                .map(line -> (int) Double.parseDouble(line.substring(line.indexOf('}') + 1)))
                .findFirst()
                .orElseThrow();
    }
}
