/**
 * Rows that some work fails for: left out, shown, tried again, so that each holds up only itself. What the work is
 * belongs to its own room.
 */
@NullMarked
package hotline.parking;

import org.jspecify.annotations.NullMarked;
