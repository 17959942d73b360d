package hotline.measures.facts.logged;

import hotline.log.EventType;
import hotline.log.reading.LogPosition;
import hotline.log.reading.ReadEvent;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * An event as it is stored, without its personal data: no figure needs it. The receipt of another complaint of the same
 * customer stands among the events of the earlier one with the number 0.
 *
 * @param data JSON, read away from the event loop
 * @param repeated of a receipt, whether the customer had complained in the 30 days before
 */
public record LoggedRow(
        LogPosition at,
        long complaint,
        int seq,
        EventType type,
        Instant when,
        Optional<Long> person,
        boolean internal,
        String data,
        boolean repeated) {

    /** The customer filed another complaint about the same matter. */
    public boolean isReturn() {
        return seq == 0;
    }

    /** Throws RuntimeException if its fields are not those of its kind. */
    public LoggedEvent read() {
        var event = ReadEvent.of(complaint, seq, when, person, internal, type, () -> new JsonObject(data));
        event.event();
        return new LoggedEvent(at, event, repeated);
    }
}
