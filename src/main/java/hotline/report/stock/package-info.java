/** Stocks of reports, of the sums of months. */
@NullMarked
package hotline.report.stock;

import org.jspecify.annotations.NullMarked;
