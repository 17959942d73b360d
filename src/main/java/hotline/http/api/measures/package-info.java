/**
 * The operations of the figures of departments and of what is past due. Counting is the work of {@code measures}.
 */
@NullMarked
package hotline.http.api.measures;

import org.jspecify.annotations.NullMarked;
