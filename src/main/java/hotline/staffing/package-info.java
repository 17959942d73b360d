/** How many agents are needed: by formula from arrivals of the past. What other numbers would have done is in {@code replay}. */
@NullMarked
package hotline.staffing;

import org.jspecify.annotations.NullMarked;
