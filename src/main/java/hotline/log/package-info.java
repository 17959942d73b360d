/**
 * The events of a complaint, one record per kind: its fields, how it is stored, which of them outsiders may read, which
 * are personal. No other room knows a key of an event's data.
 */
@NullMarked
package hotline.log;

import org.jspecify.annotations.NullMarked;
