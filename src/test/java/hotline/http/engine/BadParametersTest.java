package hotline.http.engine;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.support.Reply;
import hotline.support.Running;
import hotline.support.TestContract;
import hotline.support.TestServer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.Location;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.contract.Parameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Each parameter of each operation with values that it can't have: the answer is a refusal that says where, or, where a path names nothing, that
 * there is no such thing. That nothing is accepted against the contract is held by the client.
 */
class BadParametersTest {
    private static final List<String> BAD =
            List.of("-5", "0", "2147483648", "99999999999999999999", "1.5", "x y", "'", "%", "true");
    private static final List<Integer> REFUSALS = List.of(400, 403, 404, 409, 415, 422, 428);

    @Running(at = "2026-09-28T02:00:00Z")
    private static TestServer server;

    private final List<String> wrong = new ArrayList<>();

    @Test
    void a_query_that_the_contract_does_not_allow_is_refused_with_the_name_of_the_parameter() {
        for (Operation operation : TestContract.contract().operations()) {
            for (Parameter parameter : operation.getParameters()) {
                if (operation.getHttpMethod().equals(HttpMethod.GET) && parameter.getIn() == Location.QUERY) {
                    BAD.forEach(value -> ask(operation, parameter, value));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void a_path_that_names_nothing_finds_nothing() {
        for (Operation operation : TestContract.contract().operations()) {
            for (Parameter parameter : operation.getParameters()) {
                if (parameter.getIn() == Location.PATH) {
                    BAD.forEach(value -> name(operation, parameter, value));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void callbacks_by_hand_of_an_unknown_customer_or_case_are_not_found() {
        var agent = server.as("agent1");
        assertThat(agent.get("/api/v1/callbacks/by-hand?customer=987654321").status())
                .isEqualTo(404);
        assertThat(agent.get("/api/v1/callbacks/by-hand?complaint=991231-9999").status())
                .isEqualTo(404);
    }

    private void ask(Operation operation, Parameter parameter, String value) {
        var path = path(operation, "", "") + "?" + parameter.getName() + "=" + encoded(value);
        var reply = sent(operation, path);
        if (reply == null || reply.status() < 400) {
            return;
        }
        if (isOfAnExchange(path, reply)) {
            return;
        }
        // Another parameter may be required, and is told first.
        boolean says =
                Stream.of(parameter.getName(), "is missing", "ask by either").anyMatch(reply.body()::contains);
        if (!REFUSALS.contains(reply.status()) || ((reply.status() == 400 || reply.status() == 422) && !says)) {
            wrong.add(path + " " + reply.status() + " " + reply.body());
        }
    }

    private void name(Operation operation, Parameter parameter, String value) {
        var path = path(operation, parameter.getName(), value);
        var reply = sent(operation, path);
        if (reply != null && reply.status() >= 400 && !REFUSALS.contains(reply.status())) {
            if (isOfAnExchange(path, reply)) {
                return;
            }
            wrong.add(operation.getHttpMethod() + " " + path + " " + reply.status() + " " + reply.body());
        }
    }

    /** An exchange shows its connector's secret; who tries too often is refused for a while. */
    private static boolean isOfAnExchange(String path, Reply reply) {
        return path.startsWith("/api/v1/telephony/") && List.of(401, 429).contains(reply.status());
    }

    private static String path(Operation operation, String name, String value) {
        var path = operation.getOpenAPIPath();
        for (Parameter parameter : operation.getParameters()) {
            if (parameter.getIn() == Location.PATH) {
                path = path.replace(
                        "{" + parameter.getName() + "}", parameter.getName().equals(name) ? encoded(value) : "1");
            }
        }
        return path;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private Reply sent(Operation operation, String path) {
        try {
            var by = server.as("supervisor1").with("If-Match", "*");
            return switch (operation.getHttpMethod().name()) {
                case "GET" -> operation.getOperationId().contains("tream") ? null : by.get(path);
                case "POST" -> by.post(path, new JsonObject());
                case "PUT" -> by.put(path, new JsonObject());
                case "DELETE" -> by.delete(path);
                default -> null;
            };
        } catch (AssertionError against) {
            // The library of contracts takes text of digits for a number.
            if (!String.valueOf(against.getMessage()).contains("Instance type number is invalid. Expected string")) {
                wrong.add(operation.getHttpMethod() + " " + path + " " + against.getMessage());
            }
            return null;
        }
    }
}
