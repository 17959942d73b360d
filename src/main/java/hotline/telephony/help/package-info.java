/** What a helper did for the customer of an absent colleague, until that colleague has read it (R9). */
@NullMarked
package hotline.telephony.help;

import org.jspecify.annotations.NullMarked;
