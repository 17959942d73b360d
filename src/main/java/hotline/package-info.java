/** The program's entry: it hands the command line to the commands. No other work may enter. */
@NullMarked
package hotline;

import org.jspecify.annotations.NullMarked;
