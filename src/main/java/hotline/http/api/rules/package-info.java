/**
 * The operations of policies, rulings and replays. Decisions are the services'.
 */
@NullMarked
package hotline.http.api.rules;

import org.jspecify.annotations.NullMarked;
