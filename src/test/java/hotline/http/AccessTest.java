package hotline.http;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestContract;
import hotline.support.TestServer;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Operation;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which operations need no account, and that all others do. */
class AccessTest {
    /** The answer of each public operation to an empty request. */
    private static final Map<String, String> OPEN = Map.ofEntries(
            entry("discoverUploads", "204"),
            entry("getUploadLimits", "200"),
            entry("beginUpload", "422 invalid-request"),
            entry("getUpload", "404 not-found"),
            entry("appendUpload", "404 not-found"),
            entry("appendUploadByPost", "422 invalid-request"),
            entry("deleteUpload", "404 not-found"),
            entry("listTrackedAttachments", "404 not-found"),
            entry("fetchTrackedAttachment", "404 not-found"),
            entry("fetchTrackedThumb", "404 not-found"),
            entry("signIn", "422 invalid-request"),
            entry("listPolicies", "200"),
            entry("callTimes", "200"),
            entry("offeredRemedies", "200"),
            entry("suggestUnits", "422 invalid-request"),
            entry("fileComplaint", "422 invalid-request"),
            entry("track", "404 not-found"),
            entry("rate", "422 invalid-request"),
            entry("withdraw", "404 not-found"),
            entry("chooseMails", "422 invalid-request"),
            entry("showUnsubscribing", "303"),
            entry("unsubscribe", "404 not-found"),
            entry("changeCallWish", "404 not-found"),
            entry("askForCode", "422 invalid-request"),
            entry("openByCode", "422 invalid-request"),
            entry("openByLink", "422 invalid-request"),
            entry("correctOwnPhone", "404 not-found"),
            entry("addOnTracking", "422 invalid-request"),
            entry("fileByForm", "415 not-json-type"),
            entry("followFeed", "401 unauthenticated"));

    @Running(shared = true)
    private static TestServer server;

    /** Other tests of the server may have tried secrets of exchanges too often. */
    @BeforeAll
    static void forget() {
        server.forgetComplaints();
    }

    static Stream<String> operations() {
        return TestContract.contract().operations().stream().map(Operation::getOperationId);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void strangers_reach_only_the_operations_that_the_contract_opens(String id) {
        var operation = TestContract.contract().operation(id);
        var path = operation.getOpenAPIPath().replaceAll("\\{[^}]*}", "1");
        var body = operation.getRequestBody() == null ? null : "{}";
        var reply = server.anybody()
                .with("Content-Type", "application/json")
                .send(operation.getHttpMethod().name(), path, body);
        assertThat(answer(reply)).as(reply.body()).isEqualTo(OPEN.getOrDefault(id, "401 unauthenticated"));
        if (!OPEN.containsKey(id)) {
            assertThat(reply.header("WWW-Authenticate")).contains("Bearer realm=\"hotline\"");
        }
    }

    /** The status, with the type of the problem where it is one. */
    private static String answer(Reply reply) {
        return reply.status() < 400 ? Integer.toString(reply.status()) : reply.status() + " " + reply.problem();
    }

    @Test
    void each_operation_that_is_open_is_one_of_the_contract() {
        assertThat(operations()).containsAll(OPEN.keySet());
    }

    @Test
    void an_invalid_token_is_refused_on_open_operations_too() {
        var reply =
                server.anybody().with("Authorization", "Bearer nonsense").post("/api/v1/complaints", new JsonObject());
        assertThat(answer(reply)).isEqualTo("401 unauthenticated");
    }

    @Test
    void metrics_are_for_this_machine_and_for_holders_of_the_token() {
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

    @ParameterizedTest
    @ValueSource(strings = {"/health/live", "/health/ready", "/metrics"})
    void health_and_metrics_answer_head_and_name_the_methods_that_they_allow(String path) {
        var head = server.anybody().send("HEAD", path, null);
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(Integer.parseInt(head.header("Content-Length").orElseThrow()))
                .isGreaterThan(10);

        for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "INVENTED")) {
            var refused = server.anybody().send(method, path, method.equals("POST") ? "{}" : null);
            assertThat(refused.status()).as(method).isEqualTo(405);
            assertThat(refused.header("Allow")).contains("GET, HEAD");
            assertThat(refused.problem()).isEqualTo("wrong-method");
        }
    }
}
