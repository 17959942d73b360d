package hotline.replay;

import hotline.job.Job;
import hotline.job.JobKind;
import hotline.job.JobRun;
import hotline.job.JobWork;
import hotline.job.Progress;
import hotline.policy.reading.PolicyReader;
import hotline.sla.Deadlines;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Replays as jobs. The job's result holds the counts after each batch, so a node that takes the job over continues
 * from there.
 */
public final class ReplayWork implements JobWork {
    /** Batches read and counted in parallel; more would leave none of two processors to the agents' requests. */
    private static final int AT_ONCE = 2;

    private static final String TALLY = "tally";
    private static final String FIGURES = "figures";

    private final Vertx vertx;
    private final Pool pool;
    private final Deadlines deadlines;
    private final int batch;
    /** Of the one job that this node does, so that not every batch begins with the whole. */
    private volatile Optional<Prepared> prepared = Optional.empty();

    public ReplayWork(Vertx vertx, Pool pool, Deadlines deadlines) {
        this(vertx, pool, deadlines, Replay.BATCH);
    }

    /** @param batch how many complaints are read and counted together */
    ReplayWork(Vertx vertx, Pool pool, Deadlines deadlines, int batch) {
        this.batch = batch;
        this.vertx = vertx;
        this.pool = pool;
        this.deadlines = deadlines;
    }

    /** @param ids of the complaints that come after the position at which this node took the job up */
    // A million ids, which no two are compared by.
    @SuppressWarnings("ArrayRecordComponent")
    private record Prepared(long job, int run, Replay replay, PolicyTrial trial, long[] ids) {
        long[] after(long position, int most) {
            int at = Arrays.binarySearch(ids, position);
            int from = at < 0 ? -at - 1 : at + 1;
            return Arrays.copyOfRange(ids, from, Math.min(ids.length, from + most));
        }
    }

    @Override
    public JobKind kind() {
        return JobKind.REPLAY;
    }

    @Override
    public Future<Optional<Long>> total(Job job) {
        return prepared(job).map(ready -> Optional.of((long) ready.ids().length));
    }

    @Override
    public Future<Void> batch(JobRun run) {
        var job = run.job();
        return prepared(job).compose(ready -> {
            var ids = ready.after(job.position(), AT_ONCE * batch);
            var soFar = Tally.of(job.result().map(result -> result.getJsonObject(TALLY)));
            return count(ready.replay(), ids).compose(counted -> advance(run, ready, ids, soFar.addAll(counted)));
        });
    }

    private Future<Tally> count(Replay replay, long[] ids) {
        var batches = IntStream.iterate(0, from -> from < ids.length, from -> from + batch)
                .mapToObj(from -> replay.count(Arrays.copyOfRange(ids, from, Math.min(ids.length, from + batch))))
                .toList();
        return Future.all(batches)
                .map(done -> batches.stream().map(Future::result).reduce(new Tally(), Tally::addAll));
    }

    private Future<Void> advance(JobRun run, Prepared ready, long[] ids, Tally tally) {
        long position = ids.length == 0 ? run.job().position() : ids[ids.length - 1];
        var progress = Progress.upTo(position, ids.length);
        if (ids.length > 0 && position < ready.ids()[ready.ids().length - 1]) {
            return run.advance(progress.with(new JsonObject().put(TALLY, tally.json())));
        }
        return ready.replay()
                .figures(tally)
                .map(figures -> new JsonObject()
                        .put(FIGURES, FiguresJson.of(figures, ready.trial().zone())))
                .compose(result -> run.advance(progress.with(result).andLast()))
                .onSuccess(done -> prepared = Optional.empty());
    }

    private Future<Prepared> prepared(Job job) {
        var ready = prepared.filter(one -> one.job() == job.id() && one.run() == job.run());
        if (ready.isPresent()) {
            return Future.succeededFuture(ready.get());
        }
        return vertx.executeBlocking(() -> trial(ReplayRequest.of(job.request())), false)
                .compose(trial -> {
                    var replay = new Replay(vertx, pool, trial);
                    return replay.complaints(job.position())
                            .map(ids -> new Prepared(job.id(), job.run(), replay, trial, ids));
                })
                .onSuccess(made -> prepared = Optional.of(made));
    }

    private PolicyTrial trial(ReplayRequest request) {
        var tried = PolicyReader.readInstalled("the policy", request.source());
        var ruling = request.ruling().stream()
                .collect(Collectors.toMap(version -> version, version -> deadlines.of(version)));
        return new PolicyTrial(deadlines.of(tried), ruling, request.period(), request.asOf());
    }

    /** The figures of a replay that is done. */
    static Optional<JsonObject> figures(Job job) {
        return job.result().map(result -> result.getJsonObject(FIGURES));
    }
}
