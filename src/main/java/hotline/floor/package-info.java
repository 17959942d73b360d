/** Who is at their post, in which order each line hands out work (R1, R2, R5, R8, R9), and what supervisors see and do there. */
@NullMarked
package hotline.floor;

import org.jspecify.annotations.NullMarked;
