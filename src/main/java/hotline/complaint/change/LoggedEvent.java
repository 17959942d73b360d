package hotline.complaint.change;

import hotline.complaint.Actor;
import hotline.log.EventData;
import hotline.log.EventType;
import java.time.Instant;

/**
 * One row of the log, about to be written.
 *
 * @param seq its number within the complaint, from 1
 */
public record LoggedEvent(
        long complaint, int seq, EventType type, Instant at, Actor actor, boolean internal, EventData stored) {}
