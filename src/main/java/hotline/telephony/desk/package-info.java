/**
 * Calls as agents and supervisors see them: their own now, those without a record, lists, and what happens in the house. Read as state; {@code Ringing}
 * tells streams when to read again. What a call was about stays in {@code record}.
 */
@NullMarked
package hotline.telephony.desk;

import org.jspecify.annotations.NullMarked;
