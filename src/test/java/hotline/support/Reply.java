package hotline.support;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The server's answer. */
public record Reply(int status, Map<String, List<String>> headers, String body) {

    public JsonObject json() {
        return new JsonObject(body);
    }

    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().get(0))
                .findFirst();
    }

    /** The content type without its parameters, or empty. */
    public String mediaType() {
        return header("Content-Type").map(type -> type.split(";", -1)[0].trim()).orElse("");
    }

    /** The last part of a problem's type, such as {@code not-found}. */
    public String problem() {
        return json().getString("type").replaceFirst("^/problems/", "");
    }
}
