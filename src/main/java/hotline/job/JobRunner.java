package hotline.job;

import hotline.database.Database;
import hotline.database.SqlState;
import hotline.failure.Failure;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does jobs, one of each kind at a time. Any number of nodes run one each and share the jobs among them; what a node that
 * died had under way goes on elsewhere as soon as its lease is over.
 */
public final class JobRunner {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT = JobRun.LEASE.dividedBy(3);
    /** A job that ends its nodes, by taking their memory for instance, must not end them for ever. */
    private static final int MOST_RUNS = 20;

    private final Vertx vertx;
    private final Database database;
    private final InstantSource clock;
    private final List<JobWork> works;
    private final JobStore store = new JobStore();
    private final Map<JobKind, Future<Void>> underWay = new HashMap<>();
    private long look = -1;
    private boolean stopped = true;

    /** @param works one for each kind that this node does */
    public JobRunner(Vertx vertx, Database database, InstantSource clock, List<JobWork> works) {
        this.vertx = vertx;
        this.database = database;
        this.clock = clock;
        this.works = List.copyOf(works);
    }

    public synchronized void start() {
        stopped = false;
        look = vertx.setPeriodic(0, LOOK.toMillis(), again -> lookForAll());
    }

    /** Succeeds when the batches under way have ended; other nodes go on with their jobs at once. */
    public synchronized Future<Void> stop() {
        stopped = true;
        vertx.cancelTimer(look);
        return Future.join(List.copyOf(underWay.values())).otherwiseEmpty().mapEmpty();
    }

    private void lookForAll() {
        works.forEach(this::look);
    }

    private synchronized void look(JobWork work) {
        if (stopped || underWay.containsKey(work.kind())) {
            return;
        }
        var ended = Promise.<Void>promise();
        underWay.put(work.kind(), ended.future());
        claim(work.kind())
                .compose(claimed -> claimed.map(job -> run(work, job)).orElseGet(Future::succeededFuture))
                .onFailure(failure -> LOG.warn("Jobs could not be looked at, trying again: {}", failure.toString()))
                .onComplete(over -> {
                    forget(work.kind());
                    ended.complete();
                });
    }

    private synchronized void forget(JobKind kind) {
        underWay.remove(kind);
    }

    private synchronized boolean isStopped() {
        return stopped;
    }

    private Future<Optional<Job>> claim(JobKind kind) {
        var now = clock.instant();
        return database.pool().withConnection(connection -> store.claim(connection, kind, now, now.plus(JobRun.LEASE)));
    }

    /** Always succeeds, when this node is done with the job, whatever became of it. */
    private Future<Void> run(JobWork work, Job job) {
        LOG.info("Job {} ({}), run {}, goes on after {}", job.id(), job.kind().code(), job.run(), job.position());
        var run = new JobRun(database, clock, store, job);
        if (job.run() > MOST_RUNS) {
            return run.fail("given up: " + MOST_RUNS + " runs have ended without a word")
                    .otherwiseEmpty();
        }
        var beat = vertx.setPeriodic(HEARTBEAT.toMillis(), again -> run.heartbeat());
        var over = Promise.<Void>promise();
        measured(work, run).onComplete(measured -> next(work, run, measured, over));
        return over.future().onComplete(done -> vertx.cancelTimer(beat));
    }

    private static Future<Void> measured(JobWork work, JobRun run) {
        return run.job().total().isPresent()
                ? Future.succeededFuture()
                : work.total(run.job())
                        .compose(total -> total.map(run::measured).orElseGet(Future::succeededFuture));
    }

    /** A callback for each batch, not a chain of futures that would grow with the job. */
    private void next(JobWork work, JobRun run, AsyncResult<Void> before, Promise<Void> over) {
        if (before.failed()) {
            afterFailure(work, run, before.cause()).onComplete(decided -> {
                if (decided.succeeded() && decided.result()) {
                    batch(work, run, over);
                } else {
                    over.complete();
                }
            });
        } else if (run.job().state().isFinal()) {
            LOG.info(
                    "Job {} ({}) is done: {}",
                    run.job().id(),
                    run.job().kind().code(),
                    run.job().done());
            over.complete();
        } else if (isStopped()) {
            run.letGo().onComplete(let -> over.complete());
        } else {
            batch(work, run, over);
        }
    }

    private void batch(JobWork work, JobRun run, Promise<Void> over) {
        var before = run.job();
        Future.<Void>succeededFuture()
                .compose(begun -> work.batch(run))
                .compose(done -> run.job() == before
                        ? Future.<Void>failedFuture(new IllegalStateException("a batch that does not advance"))
                        : Future.<Void>succeededFuture())
                .onComplete(done -> vertx.runOnContext(turn -> next(work, run, done, over)));
    }

    /** Whether to try again. */
    private Future<Boolean> afterFailure(JobWork work, JobRun run, Throwable failure) {
        var job = run.job();
        if (failure instanceof JobLost) {
            LOG.info("Job {} ({}): {}", job.id(), work.kind().code(), failure.getMessage());
            return Future.succeededFuture(false);
        }
        if (SqlState.isUnavailability(failure) || failure instanceof Failure.Busy) {
            LOG.warn(
                    "Job {} ({}) waits for the database: {}",
                    job.id(),
                    work.kind().code(),
                    failure.toString());
            return isStopped()
                    ? Future.succeededFuture(false)
                    : vertx.timer(LOOK.toMillis()).map(true);
        }
        if (failure instanceof Failure known) {
            LOG.warn("Job {} ({}) failed: {}", job.id(), work.kind().code(), known.getMessage());
            return run.fail(known.getMessage()).map(false);
        }
        LOG.error("Job {} ({}) failed", job.id(), work.kind().code(), failure);
        return run.fail("an unforeseen failure, see the log").map(false);
    }
}
