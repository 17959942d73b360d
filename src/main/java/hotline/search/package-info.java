/**
 * One box that finds complaints and customers by anything that is typed into it, and the index of the words that complaints are told in. It only
 * reads complaints; what a caller may see and how a look is recorded is decided where lists decide it.
 */
@NullMarked
package hotline.search;

import org.jspecify.annotations.NullMarked;
