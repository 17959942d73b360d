package hotline.measures.facts;

import hotline.log.reading.LogPosition;
import hotline.log.reading.ReadEvent;

/**
 * An event with its place in the log.
 *
 * @param repeated as in {@link LoggedRow}
 */
record LoggedEvent(LogPosition at, ReadEvent event, boolean repeated) {
    /** As in {@link LoggedRow}. */
    boolean isReturn() {
        return event.seq() == 0;
    }
}
