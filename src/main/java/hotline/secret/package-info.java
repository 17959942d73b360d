/**
 * Keys of the server that all nodes share, and what is signed with them. A key never leaves this room: others get codes made with
 * it.
 */
@NullMarked
package hotline.secret;

import org.jspecify.annotations.NullMarked;
