/** Messages to customers: what was sent about a case, how mails look, and that an address wants none. */
@NullMarked
package hotline.http.api.messages;

import org.jspecify.annotations.NullMarked;
