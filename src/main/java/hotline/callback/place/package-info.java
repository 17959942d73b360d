/** Where a telephone number belongs. */
@NullMarked
package hotline.callback.place;

import org.jspecify.annotations.NullMarked;
