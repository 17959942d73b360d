package hotline.log;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An event's fields as they are stored: personal data in a separate column, so that it can be removed and all else
 * stays. Events stored before that column existed keep everything in the first.
 */
public record EventData(JsonObject data, Optional<JsonObject> personal) {

    /** All fields together, as they are read. */
    public JsonObject whole() {
        return personal.map(apart -> data.copy().mergeIn(apart, true)).orElse(data);
    }

    /** What a person wrote in it. Nothing in events stored before personal data had its column. */
    public Stream<String> words() {
        return personal.stream()
                .flatMap(apart -> apart.stream().map(Map.Entry::getValue))
                .filter(String.class::isInstance)
                .map(String.class::cast);
    }
}
