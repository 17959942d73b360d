/**
 * Webhooks after Standard Webhooks 1.0.0: who receives which events, secrets, signatures, and deliveries to an address that was looked at before. When a
 * message is sent and sent again is decided in {@code outbox} alone.
 */
@NullMarked
package hotline.outbox.webhook;

import org.jspecify.annotations.NullMarked;
