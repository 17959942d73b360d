/**
 * Counts all facts again from the log, by parts and next to the facts there are, while the server runs. How a case is counted
 * belongs to {@code measures.facts}; nothing here knows a kind of event.
 */
@NullMarked
package hotline.measures.rebuild;

import org.jspecify.annotations.NullMarked;
