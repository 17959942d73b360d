/**
 * Two complaints about one matter (并单): pairs that may be, and a complaint that follows another one, which is worked on, counted
 * and answered instead of it until they are separated. Nothing joins automatically; files of customers are not changed here.
 */
@NullMarked
package hotline.joining;

import org.jspecify.annotations.NullMarked;
