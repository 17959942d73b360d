/**
 * What another policy would have made of past complaints. It reads the log and the state; it never changes a
 * complaint.
 */
@NullMarked
package hotline.replay;

import org.jspecify.annotations.NullMarked;
