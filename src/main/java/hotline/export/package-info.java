/**
 * Lists written to files that people take out of the system (S5): what may be taken, by which roles, in which formats,
 * and the register of it. How a list is read belongs to the room of its rows, and no address or header enters here.
 */
@NullMarked
package hotline.export;

import org.jspecify.annotations.NullMarked;
