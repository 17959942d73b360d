package hotline.http;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.server.TestContract;
import hotline.server.TestServer;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is open to everybody, and that all else is not. */
class AccessTest {
    private static final Set<String> OPEN =
            Set.of("signIn", "listPolicies", "fileComplaint", "track", "rate", "withdraw", "followFeed");
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<String> operations() {
        return TestContract.contract().operations().stream().map(Operation::getOperationId);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void strangers_are_let_in_where_the_contract_says_so_alone(String id) {
        var operation = TestContract.contract().operation(id);
        var path = operation.getOpenAPIPath().replaceAll("\\{[^}]*}", "1");
        var body = operation.getRequestBody() == null ? null : "{}";
        var reply = server.anybody()
                .with("Content-Type", "application/json")
                .send(operation.getHttpMethod().name(), path, body);
        if (OPEN.contains(id)) {
            assertThat(reply.status()).isNotEqualTo(403);
        } else {
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.header("WWW-Authenticate")).contains("Bearer realm=\"hotline\"");
        }
    }

    @Test
    void where_strangers_are_let_in_a_false_token_is_refused_all_the_same() {
        var reply =
                server.anybody().with("Authorization", "Bearer nonsense").post("/api/v1/complaints", new JsonObject());
        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void metrics_are_for_this_machine_and_for_who_has_the_token() {
        var metrics = server.anybody().get("/metrics");
        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.body()).contains("hotline_intake_waiting 0.0");
        var forwarded = server.anybody().with("X-Forwarded-For", "203.0.113.7");
        assertThat(forwarded.get("/metrics").status()).isEqualTo(401);
        assertThat(forwarded
                        .with("Authorization", "Bearer wrong")
                        .get("/metrics")
                        .status())
                .isEqualTo(401);
        assertThat(forwarded
                        .with("Authorization", "Bearer " + TestServer.METRICS_TOKEN)
                        .get("/metrics")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void health_is_open_and_ready_means_that_the_database_answers() {
        assertThat(server.anybody().get("/health/live").json().getString("status"))
                .isEqualTo("up");
        assertThat(server.anybody().get("/health/ready").json().getString("status"))
                .isEqualTo("ready");
    }
}
