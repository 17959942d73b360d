/** Sealing of customers' files whose term is over (A2). What opens them again is the customer's next complaint, which {@code customer} sees to. */
@NullMarked
package hotline.customer.sealing;

import org.jspecify.annotations.NullMarked;
