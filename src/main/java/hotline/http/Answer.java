package hotline.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** A successful answer: status, JSON body or none, and headers beyond the content type. */
public record Answer(int status, Buffer body, Map<String, String> headers) {

    public static Answer ok(JsonObject body) {
        return new Answer(200, body.toBuffer(), Map.of());
    }

    public static Answer ok(JsonObject body, int version) {
        return new Answer(200, body.toBuffer(), Map.of("ETag", "\"" + version + "\""));
    }

    public static Answer created(JsonObject body, String location) {
        return new Answer(201, body.toBuffer(), Map.of("Location", location));
    }

    public static Answer nothing() {
        return new Answer(204, null, Map.of());
    }
}
