/**
 * Readers of the log: each event once, only behind every open transaction, as records or inside PostgreSQL. The
 * consequences of an event belong to the reader's own room.
 */
@NullMarked
package hotline.log.reading;

import org.jspecify.annotations.NullMarked;
