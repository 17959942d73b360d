/** Puts the parts of a demo together whose order matters. */
@NullMarked
package hotline.demo.whole;

import org.jspecify.annotations.NullMarked;
