/**
 * How often strangers may do something, counted in the database for all nodes together. What they do, and what a
 * refusal says to them, is the caller's.
 */
@NullMarked
package hotline.allowance;

import org.jspecify.annotations.NullMarked;
