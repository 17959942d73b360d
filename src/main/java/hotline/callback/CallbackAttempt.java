package hotline.callback;

import java.time.Instant;

/**
 * One try to call a customer back, in one agent's hands.
 *
 * @param attempt counts up with each try of this callback: the fencing token that an outcome must name
 * @param leaseUntil when it goes back to the queue unless an outcome is recorded
 */
public record CallbackAttempt(
        long callback, long complaint, int attempt, long agent, Instant startedAt, Instant leaseUntil) {}
