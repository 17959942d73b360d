package hotline.measures.facts;

import hotline.log.reading.LogPosition;

/**
 * A fact as it is stored.
 *
 * @param at the event that it was counted from; of an event that was counted late, the reader's place then
 */
record PlacedFact(LogPosition at, long complaint, Fact fact) {}
