/**
 * Works that are proposed to one agent until a moment (R1, R7): made by matches, answered by agents, ended by time or by what happens to the work.
 * A work waits where it already lives, and an offer is a row next to it.
 */
@NullMarked
package hotline.offer;

import org.jspecify.annotations.NullMarked;
