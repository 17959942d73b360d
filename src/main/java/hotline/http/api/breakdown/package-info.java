/**
 * The operations that answer with measures split by dimensions, and with the complaints behind a number. Only requests
 * and answers are read and written here; the counting belongs to {@code hotline.measures}.
 */
@NullMarked
package hotline.http.api.breakdown;

import org.jspecify.annotations.NullMarked;
