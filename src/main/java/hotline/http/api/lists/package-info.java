/** Lists of customers that people send as files: received in parts, tried, taken, and their refused rows. */
@NullMarked
package hotline.http.api.lists;

import org.jspecify.annotations.NullMarked;
