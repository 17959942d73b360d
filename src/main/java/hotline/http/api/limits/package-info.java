/**
 * The operations of limits and their extensions. Decisions are the services'.
 */
@NullMarked
package hotline.http.api.limits;

import org.jspecify.annotations.NullMarked;
