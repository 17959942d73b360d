/**
 * Messages and routes as values: what a message carries, which states it and its route can have, and what became of a
 * try. Nothing is sent or stored here.
 */
@NullMarked
package hotline.outbox.message;

import org.jspecify.annotations.NullMarked;
