package hotline.http;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.http.connection.ListenAddress;
import hotline.http.connection.OpeningTogether;
import hotline.support.RawRequest;
import hotline.support.Running;
import hotline.support.ServerSetup;
import hotline.support.Servers;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that wait for the port, as balancers do, are served from the first connection on. */
@ExtendWith(VertxExtension.class)
class PortOpeningTest {
    private static final int ROUNDS = 20;
    private static final int CLIENTS = 16;
    private static final int LISTENERS = 16;
    private static final int CONNECTIONS = 10;
    private static final int STARTS = 3;
    /** Leaves a starting server the processor. */
    private static final long PAUSE_NANOS = 5_000_000;

    @Test
    void connections_that_arrive_as_the_port_opens_are_served(Vertx vertx) throws Exception {
        var clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            var answers = new ArrayList<String>();
            for (int round = 0; round < ROUNDS; round++) {
                int port = freePort();
                var waiting = new ArrayList<java.util.concurrent.Future<List<String>>>();
                for (int i = 0; i < CLIENTS; i++) {
                    waiting.add(clients.submit((Callable<List<String>>) () -> firstAnswers(port, 0)));
                }
                var deployed = await(open(vertx, port));
                for (var client : waiting) {
                    answers.addAll(client.get(20, TimeUnit.SECONDS));
                }
                for (String id : deployed) {
                    await(vertx.undeploy(id));
                }
            }
            assertThat(answers).hasSize(ROUNDS * CLIENTS * CONNECTIONS).containsOnly("HTTP/1.1 200 OK");
        } finally {
            clients.shutdownNow();
        }
    }

    /** With one listener per core, as on any port but a free one. */
    @Test
    void a_starting_server_answers_clients_that_wait_for_its_port(@Running Servers servers) throws Exception {
        var clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (int start = 0; start < STARTS; start++) {
                int port = freePort();
                var waiting = new ArrayList<java.util.concurrent.Future<List<String>>>();
                for (int i = 0; i < CLIENTS; i++) {
                    waiting.add(clients.submit((Callable<List<String>>) () -> firstAnswers(port, PAUSE_NANOS)));
                }
                var address = new ListenAddress(
                        "127.0.0.1", port, Optional.empty(), ListenAddress.MOST_CONNECTIONS, Duration.ZERO);
                var server = servers.start(ServerSetup.usual().listening(address));
                var answers = new ArrayList<String>();
                for (var client : waiting) {
                    answers.addAll(client.get(20, TimeUnit.SECONDS));
                }
                assertThat(answers).hasSize(CLIENTS * CONNECTIONS).containsOnly("HTTP/1.1 200 OK");
                assertThat(server.as("agent1")
                                .get("/api/v1/complaints?view=queue")
                                .status())
                        .isEqualTo(200);
                server.close();
            }
        } finally {
            clients.shutdownNow();
        }
    }

    private static Future<List<String>> open(Vertx vertx, int port) {
        var opening = new OpeningTogether(vertx, LISTENERS);
        return Future.all(Stream.generate(() -> vertx.deployVerticle(new Listener(port, opening)))
                        .limit(LISTENERS)
                        .toList())
                .map(all -> all.<String>list());
    }

    private static final class Listener extends VerticleBase {
        private final int port;
        private final OpeningTogether opening;

        Listener(int port, OpeningTogether opening) {
            this.port = port;
            this.opening = opening;
        }

        @Override
        public Future<?> start() {
            var listening = vertx.createHttpServer()
                    .requestHandler(request -> request.response().end())
                    .listen(port, "127.0.0.1");
            opening.arrived();
            return listening;
        }
    }

    /** The first line of each answer, on one connection after another from the first that is taken. */
    private static List<String> firstAnswers(int port, long pauseNanos) throws IOException {
        var answers = new ArrayList<String>();
        while (answers.size() < CONNECTIONS && !Thread.currentThread().isInterrupted()) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                answers.add(answer(socket));
            } catch (ConnectException notYet) {
                LockSupport.parkNanos(pauseNanos);
            }
        }
        return answers;
    }

    /** Empty where the connection is closed instead. */
    private static String answer(Socket socket) throws IOException {
        socket.setSoTimeout(10_000);
        socket.getOutputStream().write(RawRequest.get("/health/live").getBytes(StandardCharsets.US_ASCII));
        try {
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return String.valueOf(reader.readLine());
        } catch (SocketException reset) {
            return "reset";
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
