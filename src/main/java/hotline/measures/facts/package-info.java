/**
 * Facts: one row for each thing that is counted, with the dimensions that it had on its day and its place in the log.
 * They follow from the log alone; no other room writes them, and none of them changes a complaint.
 */
@NullMarked
package hotline.measures.facts;

import org.jspecify.annotations.NullMarked;
