package hotline.outbox.message;

import java.time.Instant;

/**
 * A message that this node sends now.
 *
 * @param attempt counts claims
 * @param tries how many tries failed before
 * @param inDoubt it may have been sent before: no one answered
 * @param claimedAt when this attempt began
 */
public record ClaimedMessage(
        long id, int attempt, int tries, boolean inDoubt, NewMessage message, Instant createdAt, Instant claimedAt) {}
