/** The demo's telephone exchanges, and what they tell. */
@NullMarked
package hotline.demo.telephony;

import org.jspecify.annotations.NullMarked;
