package hotline.http;

import static hotline.support.Await.await;
import static hotline.support.Await.settled;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Callers;
import hotline.support.RawConnection;
import hotline.support.Running;
import hotline.support.TestServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Clients that hang up in the middle of their request or of the answer. */
@ExtendWith(VertxExtension.class)
class AbortedRequestsTest {
    private static final int CLIENTS = 10_000;
    private static final String DRAFT =
            "{\"channel\":\"app\",\"complainant\":\"李娜\",\"phone\":\"13812345678\"," + "\"description\":\"五件货只到四件\"}";
    private static final String FILE =
            "POST /api/v1/complaints HTTP/1.1\r\nHost: h\r\nContent-Type: application/json\r\n" + "Content-Length: "
                    + DRAFT.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + DRAFT;

    @Test
    void ten_thousand_aborted_requests_leak_no_connection_and_leave_no_gap(@Running TestServer server, Vertx vertx)
            throws Exception {
        var list = "GET /api/v1/complaints HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer " + server.token("agent1")
                + "\r\n\r\n";
        Callers.atOnce(vertx, 4, CLIENTS, i -> hangUp(server, list, i % 4));

        takeAll(server.connections().pool(), 16);
        takeAll(server.connections().intakePool(), 4);
        var agent = server.as("agent1");
        assertThat(agent.get("/api/v1/complaints").status()).isEqualTo(200);
        try (var connection = new RawConnection(server)) {
            connection.send(FILE);
            assertThat(connection.answer(false).status()).isEqualTo(201);
        }
        var filed = server.database().value("SELECT count(*) FROM complaint");
        assertThat(server.database().value("SELECT last FROM case_serial")).isEqualTo(filed);
    }

    private static Void hangUp(TestServer server, String list, int when) throws IOException {
        try (var connection = new RawConnection(server)) {
            switch (when) {
                case 0 -> connection.send(FILE.substring(0, FILE.length() - 20));
                case 1 -> connection.send(FILE);
                case 2 -> connection.send(list);
                default -> {
                    connection.send(list);
                    connection.line();
                }
            }
            connection.reset();
        }
        return null;
    }

    /**
     * All connections of the pool can be borrowed at once only if none has leaked. What ten thousand clients have left to be done comes
     * first: until then it keeps some of them busy.
     */
    private static void takeAll(Pool pool, int connections) {
        await("all " + connections + " connections are free at once", () -> {
            var taken = new ArrayList<Future<SqlConnection>>();
            for (int i = 0; i < connections; i++) {
                taken.add(pool.getConnection());
            }
            settled(Future.join(taken));
            var had = taken.stream().filter(Future::succeeded).toList();
            had.forEach(one -> await(one.result().close()));
            return had.size() == connections;
        });
    }
}
