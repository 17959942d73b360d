package hotline.server;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.http.connection.ListenAddress;
import hotline.support.Callers;
import hotline.support.Draft;
import hotline.support.RawConnection;
import hotline.support.RawRequest;
import hotline.support.Running;
import hotline.support.ServerSetup;
import hotline.support.Servers;
import hotline.support.TestServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.Checkpoint;
import io.vertx.junit5.VertxExtension;
import io.vertx.junit5.VertxTestContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A clean stop loses no request. */
@ExtendWith(VertxExtension.class)
class StopTest {
    private static final int CUSTOMERS = 8;
    private static final int UNDER_WAY = 200;
    private static final int KEPT_ALIVE = 300;

    @Test
    void complaints_acknowledged_before_the_stop_are_there_after_it(
            @Running TestServer server, Vertx vertx, VertxTestContext test) throws Exception {
        var enough = test.laxCheckpoint(UNDER_WAY);
        try (var callers = Callers.of(vertx, CUSTOMERS)) {
            var customers = callers.begin(CUSTOMERS, customer -> fileUntilRefused(server, enough));
            assertThat(test.awaitCompletion(60, TimeUnit.SECONDS))
                    .as("enough complaints are acknowledged")
                    .isTrue();
            server.stop(Duration.ofSeconds(10));
            int acknowledged = Callers.results(customers).stream()
                    .mapToInt(Integer::intValue)
                    .sum();
            assertThat(server.database().value("SELECT count(*) FROM complaint"))
                    .isEqualTo(Integer.toString(acknowledged));
        }
    }

    /** The head alone opens a request; its sender must get an answer, though a console listens to the feed. */
    @Test
    void every_open_request_is_answered_though_streams_are_open(@Running TestServer server, Vertx vertx)
            throws Exception {
        try (var console = new RawConnection(server)) {
            console.send("GET /api/v1/feed HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer " + server.token("agent1")
                    + "\r\n\r\n");
            assertThat(console.line()).isEqualTo("HTTP/1.1 200 OK");
            var body = Draft.usual().json().encode();
            var requests = new ArrayList<RawConnection>();
            for (int i = 0; i < UNDER_WAY; i++) {
                var request = new RawConnection(server);
                requests.add(request);
                request.send("POST /api/v1/complaints HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
                        + "Expect: 100-continue\r\nContent-Length: " + body.getBytes(StandardCharsets.UTF_8).length
                        + "\r\n\r\n");
                assertThat(request.line()).isEqualTo("HTTP/1.1 100 Continue");
                assertThat(request.line()).isEmpty();
            }

            var stopped = stopping(server, vertx);
            while (!console.line().equals("0")) {
                // Streams are ended first, so after the last chunk of this one the server is stopping.
            }
            // All at once, so that a slow machine answers them within the time for last answers too.
            for (var request : requests) {
                request.send(body);
            }
            int acknowledged = 0;
            for (var request : requests) {
                int status = request.answer(false).status();
                assertThat(status).isIn(201, 503);
                acknowledged += status == 201 ? 1 : 0;
                request.close();
            }
            await(stopped, Duration.ofSeconds(10));
            assertThat(server.database().value("SELECT count(*) FROM complaint"))
                    .isEqualTo(Integer.toString(acknowledged));
            assertThat(acknowledged).isEqualTo(UNDER_WAY);
        }
    }

    /** As a balancer keeps them, which sends on until it has seen that the node is not ready. */
    @Test
    void no_request_on_a_kept_alive_connection_is_lost_while_the_node_says_that_it_stops(
            @Running Servers servers, Vertx vertx) throws Exception {
        var address = ListenAddress.onThisMachine().draining(Duration.ofSeconds(4));
        var server = servers.start(ServerSetup.usual().listening(address));
        var token = server.token("agent1");
        var kept = new ArrayList<RawConnection>();
        for (int i = 0; i < KEPT_ALIVE; i++) {
            var connection = new RawConnection(server);
            kept.add(connection);
            connection.send(RawRequest.get("/health/ready"));
            var ready = connection.answer(false);
            assertThat(ready.status()).isEqualTo(200);
            assertThat(ready.head()).doesNotContain("connection: close");
        }
        var stopped = stopping(server, vertx);
        await("it is not ready", () -> server.anybody().get("/health/ready").status() == 503);
        assertThat(server.anybody().get("/health/live").status()).isEqualTo(200);
        var body = Draft.usual().json().encode();
        for (var connection : kept) {
            connection.send("POST /api/v1/complaints HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
                    + "Authorization: Bearer " + token + "\r\nContent-Length: "
                    + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body);
        }
        for (var connection : kept) {
            var filed = connection.answer(false);
            assertThat(filed.status()).as(filed.toString()).isEqualTo(201);
            assertThat(filed.head()).contains("connection: close");
            connection.close();
        }
        await(stopped);
        assertThat(server.database().value("SELECT count(*) FROM complaint")).isEqualTo(Integer.toString(KEPT_ALIVE));
    }

    private static Future<Void> stopping(TestServer server, Vertx vertx) {
        return vertx.executeBlocking(() -> {
            server.stop();
            return null;
        });
    }

    /**
     * Refused connections and connections closed before an answer mean that nothing was acknowledged.
     *
     * @return how many were
     */
    private static int fileUntilRefused(TestServer server, Checkpoint enough) {
        for (int acknowledged = 0; ; acknowledged++) {
            try {
                var reply = server.anybody()
                        .post("/api/v1/complaints", Draft.usual().json());
                if (reply.status() != 201) {
                    assertThat(reply.status()).isEqualTo(503);
                    return acknowledged;
                }
                enough.flag();
            } catch (AssertionError refused) {
                if (refused.getCause() instanceof IOException) {
                    return acknowledged;
                }
                throw refused;
            }
        }
    }
}
