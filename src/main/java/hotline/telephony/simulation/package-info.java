/** A simulated day of telephone calls, as exchanges of several makes would report it. */
@NullMarked
package hotline.telephony.simulation;

import org.jspecify.annotations.NullMarked;
