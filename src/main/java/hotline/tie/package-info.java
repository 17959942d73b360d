/**
 * Whose customer a customer is (R3, R4, R10), whom they asked for (R5) and whom they refused (R6). A tie follows from the complaints that were
 * handled; it is not kept a second time.
 */
@NullMarked
package hotline.tie;

import org.jspecify.annotations.NullMarked;
