/** Commands about telephony. */
@NullMarked
package hotline.cli.telephony;

import org.jspecify.annotations.NullMarked;
