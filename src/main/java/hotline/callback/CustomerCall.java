package hotline.callback;

import java.time.Instant;

/**
 * A callback that a campaign makes, without a complaint, in one agent's hands.
 *
 * @param file of the customer
 * @param attempt the fencing token that an outcome must name
 */
public record CustomerCall(
        long callback, long campaign, long file, int attempt, Instant startedAt, Instant leaseUntil) {}
