/**
 * The commands of the program: their options, their output, their exit codes. The server's classes and the services do
 * the work; no other room depends on a command.
 */
@NullMarked
package hotline.cli;

import org.jspecify.annotations.NullMarked;
