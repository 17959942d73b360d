package hotline.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Callers;
import hotline.support.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A node with a heap of 256 MB, and four hundred senders of bodies that the server never requested or that never end.
 */
@Tag("alone")
@ExtendWith(VertxExtension.class)
class FloodOfBodiesTest {
    private static final int SENDERS = 400;
    private static final Duration PROMPT = Duration.ofSeconds(10);
    private static final String STRANGERS = "127.0.0.1";
    private static final String SOMEBODY_ELSE = "127.0.0.2";
    private static final String DRAFT =
            "{\"channel\":\"website\",\"complainant\":\"李娜\",\"phone\":\"13812345678\",\"description\":\"少了一件\"}";

    @TempDir
    static Path folder;

    private static TestDatabase database;
    private static ServerProcess server;

    @BeforeAll
    static void start() {
        database = TestDatabase.fresh();
        server = ServerProcess.on(database.settings(), Path.of("freight-network"));
        server.start();
        server.awaitListening();
    }

    @AfterAll
    static void stop() {
        server.kill();
        database.close();
    }

    @Test
    void four_hundred_strangers_with_a_policy_each_are_refused_before_its_text(Vertx vertx) throws Exception {
        var head = "POST /api/v1/policies HTTP/1.1\r\nHost: h\r\nContent-Type: application/yaml\r\n"
                + "Content-Length: 3000000\r\n\r\n";
        var statuses = Callers.atOnce(vertx, 40, SENDERS, i -> {
            try (var socket = connect(STRANGERS)) {
                send(socket, head, 2_900_000);
                return status(socket);
            }
        });
        assertThat(statuses).hasSize(SENDERS).containsOnly(401);
        others_are_served();
    }

    @Test
    void bodies_that_stop_half_way_are_bounded_and_ended_and_others_are_served_meanwhile() throws Exception {
        var head = "POST /api/v1/complaints HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
                + "Content-Length: 131072\r\n\r\n";
        var open = new ArrayList<Socket>();
        var silent = connect(STRANGERS);
        var halfAHead = connect(STRANGERS);
        halfAHead.getOutputStream().write("GET /health/live HTTP/1.1\r\nHo".getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < SENDERS; i++) {
            var socket = connect(STRANGERS);
            open.add(socket);
            send(socket, head, 130_000);
        }
        others_are_served();
        int refused = 0;
        int ended = 0;
        for (var socket : open) {
            int status = status(socket);
            refused += status == 503 ? 1 : 0;
            ended += status == 408 ? 1 : 0;
            socket.close();
        }
        assertThat(refused).as("beyond what one address may hold").isGreaterThan(SENDERS / 2);
        assertThat(ended).as("too slow").isPositive();
        assertThat(refused + ended).isEqualTo(SENDERS);
        assertThat(silent.getInputStream().read()).as("never said a word").isEqualTo(-1);
        assertThat(halfAHead.getInputStream().read()).as("never ended its head").isEqualTo(-1);
        others_are_served();
    }

    private static void others_are_served() throws IOException {
        var body = DRAFT.getBytes(StandardCharsets.UTF_8);
        assertThat(promptStatus("POST /api/v1/complaints HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + body.length + "\r\n\r\n" + DRAFT))
                .isEqualTo(201);
        for (int i = 0; i < 20; i++) {
            assertThat(promptStatus("GET /console HTTP/1.1\r\nHost: h\r\n\r\n")).isEqualTo(200);
        }
    }

    private static int promptStatus(String request) throws IOException {
        try (var socket = connect(SOMEBODY_ELSE)) {
            socket.setSoTimeout((int) PROMPT.toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return status(socket);
        }
    }

    private static Socket connect(String from) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port(), InetAddress.getByName(from), 0);
        socket.setSoTimeout(30_000);
        return socket;
    }

    /** The server may have read enough before all of it is sent. */
    private static void send(Socket socket, String head, int bytes) {
        try {
            var out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            var piece = "#".repeat(10_000).getBytes(StandardCharsets.US_ASCII);
            for (int sent = 0; sent < bytes; sent += piece.length) {
                out.write(piece);
            }
            out.flush();
        } catch (IOException closed) {
            // The server's earlier answer is read next.
        }
    }

    private static int status(Socket socket) throws IOException {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
        var line = in.readLine();
        return line == null ? 0 : Integer.parseInt(line.substring(9, 12));
    }
}
