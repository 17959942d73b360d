/** Who calls, calls and their records over HTTP. What a record needs is decided in {@code telephony.record}. */
@NullMarked
package hotline.http.api.telephony.calls;

import org.jspecify.annotations.NullMarked;
