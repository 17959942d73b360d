/**
 * A complaint's state, its clocks and its events as rows and as values. Who changes it and who may see it is
 * decided in the rooms below.
 */
@NullMarked
package hotline.complaint;

import org.jspecify.annotations.NullMarked;
