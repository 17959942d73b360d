package hotline.http;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.http.connection.ListenAddress;
import hotline.support.RawConnection;
import hotline.support.RawRequest;
import hotline.support.Running;
import hotline.support.ServerSetup;
import hotline.support.Servers;
import hotline.support.TestServer;
import java.io.IOException;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/**
 * A node takes so many connections; further clients get an answer with the reason, and open connections notice
 * nothing.
 */
class TooManyConnectionsTest {
    private static final String LIVE = RawRequest.get("/health/live");
    private static final int MOST = 10;

    @Test
    void connections_beyond_the_most_are_refused_plainly_until_there_is_room(@Running Servers servers)
            throws IOException {
        var server = servers.start(
                ServerSetup.usual().listening(ListenAddress.onThisMachine().withMost(MOST)));
        var open = new ArrayList<RawConnection>();
        for (int i = 0; i < MOST; i++) {
            open.add(new RawConnection(server));
            assertThat(status(open.get(i))).isEqualTo(200);
        }
        try (var beyond = new RawConnection(server)) {
            beyond.send(LIVE);
            var refused = beyond.answer(false);
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.isProblem()).isTrue();
            assertThat(refused.head()).contains("connection: close", "retry-after: ");
        }
        for (var connection : open) {
            assertThat(status(connection)).isEqualTo(200);
        }
        open.get(0).close();
        await("there is room", () -> isServed(server));
        for (var connection : open.subList(1, MOST)) {
            connection.close();
        }
    }

    private static boolean isServed(TestServer server) {
        try (var connection = new RawConnection(server)) {
            return status(connection) == 200;
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static int status(RawConnection connection) throws IOException {
        connection.send(LIVE);
        return connection.answer(false).status();
    }
}
