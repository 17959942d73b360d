/**
 * Connectors: the addresses to which exchanges send their messages, secrets, and the messages themselves, which are stored
 * before they are read. What they mean is in {@code telephony.mapping}.
 */
@NullMarked
package hotline.telephony.connector;

import org.jspecify.annotations.NullMarked;
