package hotline.callback.plan;

import hotline.policy.calling.CallResult;
import java.time.Instant;

/** An attempt of one callback that has ended. */
public record Attempt(Instant at, CallResult result) {}
