/**
 * One node: features built from services, started and stopped in order. No rule of the domain, and no command line,
 * may enter.
 */
@NullMarked
package hotline.server;

import org.jspecify.annotations.NullMarked;
