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
        JsonObject data) {

    /**
     * As customers and branches may read it (P6): which kind of actor did it, but no name, and of its data only what its
     * type tells outsiders. A reason written for colleagues stays in the house.
     */
    Event forOutsiders() {
        var told = new JsonObject();
        type.toldOutside().stream().filter(data::containsKey).forEach(key -> told.put(key, data.getValue(key)));
        return new Event(seq, type, at, actor, Optional.empty(), internal, told);
    }
}
