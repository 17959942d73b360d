/**
 * Rows that make some work fail: left out, shown, tried again, so that each holds up no other. The work itself belongs
 * to its own room.
 */
@NullMarked
package hotline.parking;

import org.jspecify.annotations.NullMarked;
