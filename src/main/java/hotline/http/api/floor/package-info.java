/** The operations of the floor. Only requests and answers are read and written here. */
@NullMarked
package hotline.http.api.floor;

import org.jspecify.annotations.NullMarked;
