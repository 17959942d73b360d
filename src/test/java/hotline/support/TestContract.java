package hotline.support;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.http.engine.Contract;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.contract.Operation;
import io.vertx.openapi.validation.RequestParameter;
import io.vertx.openapi.validation.RequestValidator;
import io.vertx.openapi.validation.ResponseValidator;
import io.vertx.openapi.validation.ValidatableResponse;
import io.vertx.openapi.validation.impl.RequestParameterImpl;
import io.vertx.openapi.validation.impl.ValidatableRequestImpl;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Holds exchanges against the contract: every response, and every request that was accepted. */
public final class TestContract {
    /** The library of contracts knows neither the first nor the last. */
    private static final Set<String> NAMED_AS_BYTES = Set.of(
            "application/x-www-form-urlencoded",
            "application/octet-stream",
            "application/offset+octet-stream",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private static final Vertx VERTX = Vertx.vertx();
    private static final OpenAPIContract CONTRACT = await(Contract.load(VERTX));
    private static final OpenAPIContract QUICK = KeptValidators.of(CONTRACT);
    private static final ResponseValidator RESPONSES = ResponseValidator.create(VERTX, QUICK);
    private static final RequestValidator REQUESTS = RequestValidator.create(VERTX, QUICK);

    private TestContract() {}

    public static OpenAPIContract contract() {
        return CONTRACT;
    }

    public static void hold(String method, String path, Map<String, String> headers, String body, Reply reply) {
        var uri = URI.create(path);
        if (method.equals("HEAD")) {
            assertThat(reply.body()).as("HEAD %s", path).isEmpty();
            return;
        }
        if (reply.status() >= 400
                && !path.startsWith("/health")
                && !reply.mediaType().equals("text/html")) {
            assertThat(reply.mediaType()).as("%s %s", method, path).isEqualTo("application/problem+json");
            assertThat(reply.json().getInteger("status")).isEqualTo(reply.status());
        }
        var operation = CONTRACT.findOperation(uri.getPath(), HttpMethod.valueOf(method));
        if (operation == null) {
            return;
        }
        holdResponse(operation, reply);
        if (reply.status() < 300) {
            holdRequest(operation, uri, headers, body);
        }
    }

    private static void holdResponse(Operation operation, Reply reply) {
        var type =
                switch (reply.mediaType()) {
                    case "application/problem+json" -> "application/json";
                    case "text/event-stream", "application/xml", "application/yaml", "text/html", "text/csv" ->
                        "text/plain";
                    case "image/jpeg", "image/png", "application/pdf" -> "application/octet-stream";
                    default -> reply.mediaType();
                };
        if (reply.status() == 204 || reply.status() == 303 || reply.status() == 304) {
            assertThat(reply.body()).isEmpty();
            assertThat(operation.getResponse(reply.status()))
                    .as("%s of %s", reply.status(), operation.getOperationId())
                    .isNotNull();
            return;
        }
        var response = ValidatableResponse.create(
                reply.status(), firstOfEach(reply), Buffer.buffer(reply.body()), type.isEmpty() ? null : type);
        check(
                RESPONSES.validate(response, operation.getOperationId()),
                operation,
                "answered " + reply.status() + " " + reply.body());
    }

    private static Map<String, String> firstOfEach(Reply reply) {
        var headers = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        reply.headers().forEach((name, values) -> headers.put(name, values.get(0)));
        return headers;
    }

    private static void holdRequest(Operation operation, URI uri, Map<String, String> headers, String body) {
        var known = new TreeMap<String, RequestParameter>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> known.put(name, new RequestParameterImpl(value)));
        var request = new ValidatableRequestImpl(
                Map.of(),
                known,
                pathParameters(operation, uri),
                query(uri),
                new RequestParameterImpl(body == null ? null : Buffer.buffer(body)),
                body == null ? null : bodyType(known));
        check(REQUESTS.validate(request, operation.getOperationId()), operation, "accepted " + uri + " " + body);
    }

    private static String bodyType(Map<String, RequestParameter> headers) {
        var type = headers.getOrDefault("Content-Type", new RequestParameterImpl("application/json"))
                .getString();
        if (NAMED_AS_BYTES.contains(type)) {
            return "application/octet-stream";
        }
        return type.contains("yaml") || type.contains("csv") ? "text/plain" : "application/json";
    }

    private static Map<String, RequestParameter> pathParameters(Operation operation, URI uri) {
        var names = operation.getOpenAPIPath().split("/", -1);
        var values = uri.getPath().split("/", -1);
        var parameters = new HashMap<String, RequestParameter>();
        for (int i = 0; i < names.length; i++) {
            if (names[i].startsWith("{")) {
                parameters.put(names[i].substring(1, names[i].length() - 1), new RequestParameterImpl(values[i]));
            }
        }
        return parameters;
    }

    private static Map<String, RequestParameter> query(URI uri) {
        if (uri.getRawQuery() == null) {
            return Map.of();
        }
        return Arrays.stream(uri.getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0],
                        pair -> new RequestParameterImpl(URLDecoder.decode(pair[1], StandardCharsets.UTF_8))));
    }

    private static void check(Future<?> validation, Operation operation, String what) {
        try {
            await(validation);
        } catch (RuntimeException refused) {
            throw new AssertionError(
                    operation.getOperationId() + " " + what + "\nThe contract says: " + refused.getMessage(), refused);
        }
    }
}
