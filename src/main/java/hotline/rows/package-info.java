/**
 * How records become columns of a statement and rows become records: each column is named and typed once. No statement is
 * made here, nothing is read or written, and no feature is known.
 */
package hotline.rows;
