/**
 * Merging of files that are one customer's: links between files, and the roots that follow from them. What a file has is read elsewhere, through
 * its root; only links, roots and what a merge asks of people belong here.
 */
@NullMarked
package hotline.customer.merge;

import org.jspecify.annotations.NullMarked;
