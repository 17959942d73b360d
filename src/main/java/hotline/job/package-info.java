/**
 * Work in the background that outlives its node: one holder at a time, batch by batch. The work itself belongs to its
 * own room.
 */
@NullMarked
package hotline.job;

import org.jspecify.annotations.NullMarked;
