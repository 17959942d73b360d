/** Administrators register endpoints of webhooks, try them, and see what became of each message. Nothing here is for anyone else. */
@NullMarked
package hotline.http.api.webhooks;

import org.jspecify.annotations.NullMarked;
