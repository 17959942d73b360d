/** Missing files over HTTP (A7). */
@NullMarked
package hotline.http.api.missing;

import org.jspecify.annotations.NullMarked;
