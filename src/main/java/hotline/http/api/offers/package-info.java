/** Offers of work over HTTP. */
@NullMarked
package hotline.http.api.offers;

import org.jspecify.annotations.NullMarked;
