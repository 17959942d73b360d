/** Connectors of telephone exchanges, the events that they send, and calls. */
@NullMarked
package hotline.http.api.telephony;

import org.jspecify.annotations.NullMarked;
