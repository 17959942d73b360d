package hotline.log.reading;

import hotline.log.ComplaintEvent;
import hotline.log.Envelope;
import hotline.log.EventType;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * An event as readers of the log get it.
 *
 * @param seq its number within the complaint, from 1
 * @param person one of our people, by {@code person.id}; empty for a customer or the program
 * @param internal never for the customer or a branch (P6)
 * @param envelope how the complaint was judged at that moment
 */
public record ReadEvent(
        long complaint,
        int seq,
        Instant at,
        Optional<Long> person,
        boolean internal,
        Envelope envelope,
        ComplaintEvent event) {

    /** @param stored its fields, personal data included */
    public static ReadEvent of(
            long complaint,
            int seq,
            Instant at,
            Optional<Long> person,
            boolean internal,
            EventType type,
            JsonObject stored) {
        return new ReadEvent(complaint, seq, at, person, internal, Envelope.read(stored), type.read(stored));
    }
}
