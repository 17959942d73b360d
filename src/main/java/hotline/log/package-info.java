/**
 * What may happen to a complaint, one record per kind of event: what it holds, how it is stored, what outsiders may
 * read, which of it is personal. No other room knows a key of an event's data.
 */
@NullMarked
package hotline.log;

import org.jspecify.annotations.NullMarked;
