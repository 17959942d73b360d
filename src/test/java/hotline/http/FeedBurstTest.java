package hotline.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.feed.WrittenLog;
import hotline.support.RawConnection;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** More happens at once than a stream may hold for its console. */
class FeedBurstTest {
    private static final int ROUNDS = 5;
    /** Few enough to be sent one by one to a reader. */
    private static final int EVENTS_PER_ROUND = 900;

    @Test
    void a_stream_that_overflows_drops_its_events_and_asks_the_client_to_reload(@Running TestServer server)
            throws IOException {
        try (var log = new WrittenLog(server.database());
                var slow = RawConnection.narrow(server);
                var quick = new RawConnection(server)) {
            log.complaint(1, "上海", TestServer.FRIDAY_AFTERNOON, TestServer.FRIDAY_AFTERNOON);
            follow(server, slow);
            follow(server, quick);
            // The quick follower shows when the node has sent a round to both.
            for (int round = 0; round < ROUNDS; round++) {
                for (int i = 0; i < EVENTS_PER_ROUND; i++) {
                    log.event(1, "noted", TestServer.FRIDAY_AFTERNOON, data());
                }
                log.event(1, "resolved", TestServer.FRIDAY_AFTERNOON, data()).commit();
                readTo(quick, "\"resolved\"");
            }

            var heard = readTo(slow, "event: resync");
            assertThat(heard.changes()).isLessThan(ROUNDS * EVENTS_PER_ROUND);
            log.event(1, "closed", TestServer.FRIDAY_AFTERNOON, data()).commit();
            readTo(quick, "\"closed\"");
            assertThat(readTo(slow, "\"closed\"").changes()).isOne();
        }
    }

    private static void follow(TestServer server, RawConnection connection) throws IOException {
        connection.send(
                "GET /api/v1/feed HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer " + server.token("agent1") + "\r\n\r\n");
        readTo(connection, ": welcome");
    }

    private record Heard(int changes) {}

    /** The lines up to one that holds this. */
    private static Heard readTo(RawConnection connection, String words) throws IOException {
        int changes = 0;
        while (true) {
            var line = connection.line();
            changes += line.equals("event: change") ? 1 : 0;
            if (line.contains(words)) {
                return new Heard(changes);
            }
        }
    }

    private static JsonObject data() {
        return new JsonObject().put("type", "delay").put("severity", "minor").put("channel", "branch");
    }
}
