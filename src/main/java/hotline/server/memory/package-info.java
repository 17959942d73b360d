/** What ends a process whose memory is used up. */
@NullMarked
package hotline.server.memory;

import org.jspecify.annotations.NullMarked;
