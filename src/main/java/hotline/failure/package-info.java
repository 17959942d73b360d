/**
 * Why a request was not done, in words for its sender. Pure, and used by all; how a failure becomes an HTTP answer
 * is not its affair.
 */
@NullMarked
package hotline.failure;

import org.jspecify.annotations.NullMarked;
