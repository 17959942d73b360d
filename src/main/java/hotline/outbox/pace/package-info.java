/** When messages and routes are tried again: pure rules. */
@NullMarked
package hotline.outbox.pace;

import org.jspecify.annotations.NullMarked;
