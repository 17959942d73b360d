/**
 * Why a request failed, in words for its sender. Pure, and used by all rooms; turning a failure into an HTTP answer
 * stays outside.
 */
@NullMarked
package hotline.failure;

import org.jspecify.annotations.NullMarked;
