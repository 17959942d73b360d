/**
 * How often unknown clients may do something, counted in the database for all nodes together. The caller names the
 * action and words the refusal.
 */
@NullMarked
package hotline.allowance;

import org.jspecify.annotations.NullMarked;
