package hotline.complaint;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * What happened to a complaint, as people read it.
 *
 * @param seq its number within the complaint, from 1
 * @param person who did it, where one of our people did
 * @param internal never for whoever complained (P6)
 */
public record Event(
        int seq,
        EventType type,
        Instant at,
        Actor.Kind actor,
        Optional<PersonName> person,
        boolean internal,
        JsonObject data) {}
