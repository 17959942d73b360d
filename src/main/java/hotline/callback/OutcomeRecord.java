package hotline.callback;

import java.time.Instant;

/** An agent's record of an attempt: which one, and how it ended. */
public record OutcomeRecord(long callback, int attempt, long agent, Instant at, CallbackOutcome outcome) {}
