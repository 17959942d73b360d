/**
 * Messages on their way out: what is to be sent, by which route, how often it is tried, and what became of it. The ways themselves, such as mail and
 * webhooks, are their own rooms below.
 */
@NullMarked
package hotline.outbox;

import org.jspecify.annotations.NullMarked;
