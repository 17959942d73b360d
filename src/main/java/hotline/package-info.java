/** The program's entry: it hands the command line to the commands. No work of its own may enter. */
@NullMarked
package hotline;

import org.jspecify.annotations.NullMarked;
