/**
 * Working time, limits, clocks and the moments of the ladder, exact to the second. Pure: time comes in as an
 * Instant.
 */
@NullMarked
package hotline.sla;

import org.jspecify.annotations.NullMarked;
