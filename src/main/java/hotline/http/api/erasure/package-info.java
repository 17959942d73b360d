/** The operations of erasing customers' data. Only requests and answers are read and written here. */
@NullMarked
package hotline.http.api.erasure;

import org.jspecify.annotations.NullMarked;
