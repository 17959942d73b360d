package hotline.measures.facts;

import hotline.log.EventType;
import hotline.log.reading.LogPosition;
import hotline.log.reading.ReadEvent;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * An event as it is stored, without its personal data: no figure needs it.
 *
 * @param data JSON, read away from the event loop
 */
record LoggedRow(
        LogPosition at, long complaint, int seq, EventType type, Instant when, Optional<Long> person, String data) {

    /** Throws RuntimeException if its fields are not those of its kind. */
    LoggedEvent read() {
        return new LoggedEvent(
                at, ReadEvent.of(complaint, seq, when, person, type.isInternal(), type, new JsonObject(data)));
    }
}
