/**
 * Lists of customers that people send as files (A1): received in parts, tried, and taken as a job row by row. What a row makes of the
 * files is decided by {@link hotline.customer.lists.ListBatch}, which is pure.
 */
@NullMarked
package hotline.customer.lists;

import org.jspecify.annotations.NullMarked;
