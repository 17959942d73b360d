/**
 * What a customer and we say to each other about a complaint (T4, T6). The thread is the events that its customer may read: their additions,
 * our replies, promises and pauses. There is no other record of it.
 */
@NullMarked
package hotline.thread;

import org.jspecify.annotations.NullMarked;
