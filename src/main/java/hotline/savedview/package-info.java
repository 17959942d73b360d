/**
 * Views of the console that people keep under a name, for themselves or for colleagues. Only the query of an address is
 * kept: what a view shows is read by its reader, with the reader's rights.
 */
@NullMarked
package hotline.savedview;

import org.jspecify.annotations.NullMarked;
