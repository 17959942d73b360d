/**
 * How commands open the database: which one the options name, the first connection, waiting, and a clean stop. Nothing
 * of the domain may enter.
 */
@NullMarked
package hotline.server.opening;

import org.jspecify.annotations.NullMarked;
