/** Runs past complaints under another policy. It reads the log and the state; it never changes a complaint. */
@NullMarked
package hotline.replay;

import org.jspecify.annotations.NullMarked;
