/**
 * Columns of statements and rows, each named and typed once. Pure mapping: no connection, no statement of a
 * feature.
 */
@NullMarked
package hotline.rows;

import org.jspecify.annotations.NullMarked;
