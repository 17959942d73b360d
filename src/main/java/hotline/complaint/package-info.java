/**
 * A complaint's state, its clocks and its events as rows and as values. The rooms below decide which actors change a
 * complaint and which may see it.
 */
@NullMarked
package hotline.complaint;

import org.jspecify.annotations.NullMarked;
