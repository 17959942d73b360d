/**
 * Telephone calls as exchanges report them (T1, T11, C1): events, their fold into calls, and what follows from a changed
 * call in the same transaction. Formats of exchanges stay in {@code mapping}, addresses and secrets in {@code connector}.
 */
@NullMarked
package hotline.telephony;

import org.jspecify.annotations.NullMarked;
