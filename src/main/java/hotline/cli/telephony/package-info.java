/** Commands about mapping files of telephone exchanges, which need no server. */
@NullMarked
package hotline.cli.telephony;

import org.jspecify.annotations.NullMarked;
