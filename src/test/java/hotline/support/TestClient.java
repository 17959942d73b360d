package hotline.support;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** Speaks HTTP with a {@link TestServer} and holds every exchange against the contract. Immutable; blocks. */
public final class TestClient {
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final TestServer server;
    private final Map<String, String> headers;

    TestClient(TestServer server) {
        this(server, Map.of());
    }

    private TestClient(TestServer server, Map<String, String> headers) {
        this.server = server;
        this.headers = headers;
    }

    /** A client that also sends that header. */
    public TestClient with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new TestClient(server, more);
    }

    public Map<String, String> headers() {
        return headers;
    }

    public Reply get(String path) {
        return send("GET", path, null);
    }

    public Reply delete(String path) {
        return send("DELETE", path, null);
    }

    public Reply post(String path) {
        return send("POST", path, null);
    }

    public Reply post(String path, JsonObject body) {
        return with("Content-Type", "application/json").send("POST", path, body.encode());
    }

    public Reply put(String path, JsonObject body) {
        return with("Content-Type", "application/json").send("PUT", path, body.encode());
    }

    /** Sends any request; the reply must still be one that the contract knows. */
    public Reply send(String method, String path, String body) {
        return send(method, path, body, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    }

    /** Sends a file. */
    public Reply postBytes(String path, byte[] file) {
        return send("POST", path, "a file", BodyPublishers.ofByteArray(file));
    }

    /** The same by another method. */
    public Reply sendBytes(String method, String path, byte[] bytes) {
        return send(method, path, "bytes", BodyPublishers.ofByteArray(bytes));
    }

    private Reply send(String method, String path, String body, HttpRequest.BodyPublisher sent) {
        var request = HttpRequest.newBuilder(server.uri(path))
                .timeout(Duration.ofSeconds(20))
                .method(method, sent);
        headers.forEach(request::header);
        try {
            var response = HTTP.send(request.build(), BodyHandlers.ofString());
            var reply = new Reply(response.statusCode(), response.headers().map(), response.body());
            TestContract.hold(method, path, headers, body, reply);
            return reply;
        } catch (IOException failed) {
            throw new AssertionError(method + " " + path, failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
