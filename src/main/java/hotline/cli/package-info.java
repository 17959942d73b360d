/**
 * The commands of the program: their options, their output, their exit codes. Work is done by the server's classes
 * and the services; no other room depends on a command.
 */
@NullMarked
package hotline.cli;

import org.jspecify.annotations.NullMarked;
