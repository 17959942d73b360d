/**
 * Hints at files that may be one customer's: which files are compared, how alike they are, and what people decided about a pair. A hint merges
 * nothing; merging belongs elsewhere.
 */
@NullMarked
package hotline.customer.duplicate;

import org.jspecify.annotations.NullMarked;
