package hotline.measures.facts;

import hotline.log.reading.LogPosition;
import hotline.log.reading.ReadEvent;

/** An event with its place in the log. */
record LoggedEvent(LogPosition at, ReadEvent event) {}
