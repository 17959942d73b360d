/**
 * Running figures and the wallboard's figures, kept as sums of the changes that events name, so that they can be
 * recounted. It changes only its own tables.
 */
@NullMarked
package hotline.measures;

import org.jspecify.annotations.NullMarked;
