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
 * @param person one of our people, if the actor is one
 * @param internal never for the customer or a branch (P6)
 * @param stored its fields, personal data included
 * @param isForOutsiders a customer or a branch reads it
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
     * As customers and branches may read it (P6): the kind of actor but no name, and only those fields that its type
     * shows to outsiders. A reason written for colleagues stays in the house.
     */
    public Event forOutsiders() {
        return new Event(seq, type, at, actor, Optional.empty(), internal, stored, true);
    }

    /** Its fields as this reader may see them. */
    public JsonObject data() {
        return isForOutsiders ? type.forOutsiders(stored) : stored;
    }

    /** All of it; pages for outsiders choose the fields that are theirs. */
    public ComplaintEvent event() {
        return type.read(stored);
    }
}
