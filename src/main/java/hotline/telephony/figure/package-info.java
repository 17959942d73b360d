/** Figures of telephone calls: facts of each call, their sums, and the calls behind a sum (T1, T11, C1). */
@NullMarked
package hotline.telephony.figure;

import org.jspecify.annotations.NullMarked;
