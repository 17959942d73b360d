package hotline.complaint;

import hotline.log.ComplaintEvent;
import hotline.log.EventType;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;

/**
 * What happened to a complaint, as people read it.
 *
 * @param seq its number within the complaint, from 1
 * @param person who did it, where one of our people did
 * @param internal never for the customer or a branch (P6)
 * @param stored its fields, personal data included
 * @param isForOutsiders it is read by a customer or a branch
 */
public record Event(
        int seq,
        EventType type,
        Instant at,
        Actor.Kind actor,
        Optional<PersonName> person,
        boolean internal,
        JsonObject stored,
        boolean isForOutsiders) {

    /**
     * As customers and branches may read it (P6): which kind of actor did it, but no name, and of its data only what its
     * type tells outsiders. A reason written for colleagues stays in the house.
     */
    public Event forOutsiders() {
        return new Event(seq, type, at, actor, Optional.empty(), internal, stored, true);
    }

    /** Its fields as this reader may see them. */
    public JsonObject data() {
        return isForOutsiders ? type.toldOutside(stored) : stored;
    }

    /** All of it; pages for outsiders choose from it what is theirs. */
    public ComplaintEvent event() {
        return type.read(stored);
    }
}
