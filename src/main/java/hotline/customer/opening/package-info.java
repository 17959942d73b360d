/**
 * A file for a customer who has not complained, such as a caller who asks (T12): found by number and name as those of complaints are, or made. How
 * complaints get their files stays in {@code customer}.
 */
@NullMarked
package hotline.customer.opening;

import org.jspecify.annotations.NullMarked;
