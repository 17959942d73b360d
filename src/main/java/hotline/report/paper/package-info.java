/**
 * A published report as a page and as a workbook, made of its JSON alone, so that both look the same for ever. Nothing here
 * reads a table, counts, or asks what a code is called today.
 */
@NullMarked
package hotline.report.paper;

import org.jspecify.annotations.NullMarked;
