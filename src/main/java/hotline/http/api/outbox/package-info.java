/** The outbox over HTTP, for administrators. */
@NullMarked
package hotline.http.api.outbox;

import org.jspecify.annotations.NullMarked;
