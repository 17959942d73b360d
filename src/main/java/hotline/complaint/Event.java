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
 * @param reading how much of it is shown
 */
public record Event(
        int seq,
        EventType type,
        Instant at,
        Actor.Kind actor,
        Optional<PersonName> person,
        boolean internal,
        JsonObject stored,
        Reading reading) {

    public enum Reading {
        /** All, for agents and supervisors. */
        HOUSE,
        /** For customers and branches (P6). */
        OUTSIDER,
        /** For the branch that did it. */
        OWN
    }

    /**
     * As customers and branches may read it (P6): the kind of actor but no name, and only those fields that its type
     * shows to outsiders. A reason written for colleagues stays in the house.
     */
    public Event forOutsiders() {
        return new Event(seq, type, at, actor, Optional.empty(), internal, stored, Reading.OUTSIDER);
    }

    /** As the branch of the acting person may read it: with that person's name and text. */
    public Event forItsBranch() {
        return new Event(seq, type, at, actor, person, internal, stored, Reading.OWN);
    }

    /** Its fields as this reader may see them. */
    public JsonObject data() {
        return switch (reading) {
            case HOUSE -> stored;
            case OUTSIDER -> type.forOutsiders(stored);
            case OWN -> type.forItsWriter(stored);
        };
    }

    /** All of it; pages for outsiders choose the fields that are theirs. */
    public ComplaintEvent event() {
        return type.read(stored);
    }
}
