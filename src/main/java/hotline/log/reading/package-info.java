/**
 * Readers of the log: each event once, only behind every open transaction, as records or inside PostgreSQL. What a
 * reader makes of an event belongs to its own room.
 */
@NullMarked
package hotline.log.reading;

import org.jspecify.annotations.NullMarked;
