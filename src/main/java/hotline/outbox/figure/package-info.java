/** Facts of messages: what became of each, by way, kind and day, and their sums. Nothing of what they said enters. */
@NullMarked
package hotline.outbox.figure;

import org.jspecify.annotations.NullMarked;
