package hotline.log;

import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * An event's fields as they are stored: personal data in a column of its own, so that it can be removed and all else stays.
 * Events that were stored before that column was there keep everything in the first.
 */
public record EventData(JsonObject data, Optional<JsonObject> personal) {

    /** All fields together, as they are read. */
    public JsonObject whole() {
        return personal.map(apart -> data.copy().mergeIn(apart, true)).orElse(data);
    }
}
