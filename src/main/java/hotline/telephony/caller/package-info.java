/** Who calls: all that is known of a telephone number, before the agent says hello. Nothing is written here but looks (K8). */
@NullMarked
package hotline.telephony.caller;

import org.jspecify.annotations.NullMarked;
