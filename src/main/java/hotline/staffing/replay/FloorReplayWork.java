package hotline.staffing.replay;

import hotline.job.Job;
import hotline.job.JobKind;
import hotline.job.JobRun;
import hotline.job.JobWork;
import hotline.job.Progress;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * Replays of a floor as jobs, a piece at a time. What is in memory is in no job's result: a node that takes one over begins again, and comes to the
 * same.
 */
public final class FloorReplayWork implements JobWork {
    /** A second or less on a large floor. */
    private static final int PIECE = 2_000;

    private static final String FIGURES = "figures";

    private final Vertx vertx;
    private final FloorTrials trials;
    private final Policies policies;
    private volatile Optional<Prepared> prepared = Optional.empty();

    public FloorReplayWork(Vertx vertx, FloorTrials trials, Policies policies) {
        this.vertx = vertx;
        this.trials = trials;
        this.policies = policies;
    }

    private record Prepared(long job, int run, FloorTrial trial) {}

    @Override
    public JobKind kind() {
        return JobKind.FLOOR_REPLAY;
    }

    @Override
    public Future<Optional<Long>> total(Job job) {
        return prepared(job).map(ready -> Optional.of(ready.trial().total()));
    }

    @Override
    public Future<Void> batch(JobRun run) {
        return prepared(run.job()).compose(ready -> vertx.executeBlocking(() -> played(run.job(), ready.trial()), false)
                .compose(run::advance)
                .onComplete(advanced ->
                        forget(ready, advanced.failed() || run.job().result().isPresent())));
    }

    private static Progress played(Job job, FloorTrial trial) {
        boolean goesOn = trial.play(PIECE);
        var progress = Progress.upTo(trial.played(), Math.max(0, trial.played() - job.done()));
        return goesOn
                ? progress
                : progress.with(new JsonObject().put(FIGURES, trial.figures())).andLast();
    }

    /** Done, cancelled or with another node: its memory is for others. */
    private void forget(Prepared ready, boolean isOver) {
        if (isOver) {
            prepared = prepared.filter(one -> !one.equals(ready));
        }
    }

    private Future<Prepared> prepared(Job job) {
        var ready = prepared.filter(one -> one.job() == job.id() && one.run() == job.run());
        if (ready.isPresent()) {
            return Future.succeededFuture(ready.get());
        }
        var request = FloorReplayRequest.of(job.request());
        return trials.of(request, policies.version(request.policyVersion()).policy())
                .map(trial -> new Prepared(job.id(), job.run(), trial))
                .onSuccess(made -> prepared = Optional.of(made));
    }

    /** The figures of a replay that is done. */
    static Optional<JsonObject> figures(Job job) {
        return job.result().map(result -> result.getJsonObject(FIGURES));
    }
}
