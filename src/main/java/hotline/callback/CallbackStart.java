package hotline.callback;

import java.time.Instant;

/** An agent begins the callback that waits for a complaint. */
public record CallbackStart(long complaint, long agent, Instant at) {}
