/**
 * Mapping files: how the messages of one make of exchange become our events, as data. Pure: bytes and a time come in, events
 * or the reason why there are none come out.
 */
@NullMarked
package hotline.telephony.mapping;

import org.jspecify.annotations.NullMarked;
