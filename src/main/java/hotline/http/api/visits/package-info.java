/** The operations on customers who come in person (T8). Only requests and answers are read and written here. */
@NullMarked
package hotline.http.api.visits;

import org.jspecify.annotations.NullMarked;
