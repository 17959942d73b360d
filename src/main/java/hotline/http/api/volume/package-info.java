/**
 * The operations on volumes of parcels. Only requests and answers are read and written here; files are read and volumes kept in
 * {@code hotline.volume}.
 */
@NullMarked
package hotline.http.api.volume;

import org.jspecify.annotations.NullMarked;
