package hotline.http.engine;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A successful answer: status, body or none, and headers; the body is JSON where no header says otherwise. */
public record Answer(int status, Optional<Buffer> body, Map<String, String> headers, boolean isStreamed) {

    public Answer(int status, Buffer body, Map<String, String> headers) {
        this(status, Optional.of(body), headers, false);
    }

    public static Answer ok(JsonObject body) {
        return new Answer(200, body.toBuffer(), Map.of());
    }

    public static Answer ok(JsonObject body, int version) {
        return new Answer(200, body.toBuffer(), Map.of("ETag", "\"" + version + "\""));
    }

    public static Answer created(JsonObject body, String location) {
        return new Answer(201, body.toBuffer(), Map.of("Location", location));
    }

    /** Accepted; names the place where the result will appear. */
    public static Answer accepted(JsonObject body, String location) {
        return new Answer(202, body.toBuffer(), Map.of("Location", location));
    }

    public static Answer yaml(String text) {
        return new Answer(200, Buffer.buffer(text), Map.of("Content-Type", "application/yaml"));
    }

    public static Answer nothing() {
        return nothing(Map.of());
    }

    public static Answer nothing(Map<String, String> headers) {
        return new Answer(204, Optional.empty(), headers, false);
    }

    /** The operation writes its response itself, as an endless stream does; the router writes nothing. */
    public static Answer streamed() {
        return new Answer(200, Optional.empty(), Map.of(), true);
    }

    /** The same with one more header. */
    public Answer with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new Answer(status, body, Map.copyOf(more), isStreamed);
    }
}
