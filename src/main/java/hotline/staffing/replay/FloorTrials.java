package hotline.staffing.replay;

import hotline.policy.Policy;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Makes trials of what was recorded. */
public final class FloorTrials {
    private final Vertx vertx;
    private final PastReading reading;

    public FloorTrials(Vertx vertx, PastReading reading) {
        this.vertx = vertx;
        this.reading = reading;
    }

    /** Fails with {@link hotline.failure.Failure.Conflict} where it is too much for one. */
    public Future<FloorTrial> of(FloorReplayRequest request, Policy policy) {
        return reading.of(request.line(), request.period(), policy, request.asOf())
                .compose(past -> vertx.executeBlocking(() -> new FloorTrial(past, policy, request.agents()), false));
    }
}
