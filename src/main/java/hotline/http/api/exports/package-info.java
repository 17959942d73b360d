/**
 * The operations by which people take lists out of the system as files (S5). Only requests and answers are read and
 * written here; what a file holds belongs to {@code hotline.export}.
 */
@NullMarked
package hotline.http.api.exports;

import org.jspecify.annotations.NullMarked;
