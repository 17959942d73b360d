package hotline.measures.facts.logged;

import hotline.log.reading.LogPosition;
import hotline.log.reading.ReadEvent;

/**
 * An event with its place in the log.
 *
 * @param repeated as in {@link LoggedRow}
 */
public record LoggedEvent(LogPosition at, ReadEvent event, boolean repeated) {
    /** As in {@link LoggedRow}. */
    public boolean isReturn() {
        return event.seq() == 0;
    }
}
