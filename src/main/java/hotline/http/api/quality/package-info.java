/** Samples of customers' files, their checks, and the figures that follow from them. */
@NullMarked
package hotline.http.api.quality;

import org.jspecify.annotations.NullMarked;
