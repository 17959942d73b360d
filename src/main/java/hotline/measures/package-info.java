/**
 * Running figures and the wallboard's figures, kept as sums of what the events name, so that they can be counted
 * again. It changes nothing but its own tables.
 */
@NullMarked
package hotline.measures;

import org.jspecify.annotations.NullMarked;
