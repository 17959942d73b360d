/** Whom a telephone call is given to (R1 to R6), what calls do to their agents, and the calls that people make and hand over (T11). */
@NullMarked
package hotline.telephony.route;

import org.jspecify.annotations.NullMarked;
