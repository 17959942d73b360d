/** Figures of telephone calls in reports (F8, F9). */
@NullMarked
package hotline.report.calls;

import org.jspecify.annotations.NullMarked;
