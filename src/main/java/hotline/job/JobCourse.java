package hotline.job;

import hotline.database.SqlState;
import hotline.failure.Failure;
import hotline.failure.FailureText;
import hotline.loop.Backoff;
import hotline.loop.Trouble;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One job on this node, batch after batch, until it is done, lost, failed, or the node stops. */
final class JobCourse {
    private static final Logger LOG = LoggerFactory.getLogger(JobCourse.class);
    private static final Backoff BACKOFF = Backoff.from(Duration.ofSeconds(1));
    /** A job that ends its nodes, by taking their memory for instance, must not end them for ever. */
    private static final int MOST_RUNS = 20;

    private final Vertx vertx;
    private final JobWork work;
    private final JobRun run;
    private final BooleanSupplier stopped;
    private final Trouble trouble;
    private final Promise<Void> over = Promise.promise();

    JobCourse(Vertx vertx, JobWork work, JobRun run, BooleanSupplier stopped) {
        this.vertx = vertx;
        this.work = work;
        this.run = run;
        this.stopped = stopped;
        this.trouble = new Trouble(LOG, name());
        over.future().onComplete(ended -> work.over(run.job()));
    }

    /** Always succeeds, when this node is done with the job, also if the job failed. */
    Future<Void> over() {
        return over.future();
    }

    void begin() {
        var job = run.job();
        LOG.info("{}, run {}, goes on after {}", name(), job.run(), job.position());
        if (job.run() > MOST_RUNS) {
            run.fail("given up: " + MOST_RUNS + " runs have ended without a word")
                    .onComplete(given -> over.complete());
        } else {
            measured().onComplete(this::next);
        }
    }

    /** Fails where the database is away; if another node has taken the job over, its next batch finds out. */
    Future<Void> heartbeat() {
        return run.heartbeat()
                .recover(failure ->
                        failure instanceof JobLost ? Future.succeededFuture() : Future.failedFuture(failure));
    }

    private Future<Void> measured() {
        return run.job().total().isPresent()
                ? Future.succeededFuture()
                : work.total(run.job())
                        .compose(total -> total.map(run::measured).orElseGet(Future::succeededFuture));
    }

    /** A callback for each batch, not a chain of futures that would grow with the job. */
    private void next(AsyncResult<Void> before) {
        if (before.failed()) {
            afterFailure(before.cause()).onComplete(decided -> {
                if (decided.succeeded() && decided.result()) {
                    batch();
                } else {
                    over.complete();
                }
            });
            return;
        }
        trouble.over();
        if (run.job().state().isFinal()) {
            LOG.info("{} is done: {}", name(), run.job().done());
            over.complete();
        } else if (stopped.getAsBoolean()) {
            run.letGo().onComplete(let -> over.complete());
        } else {
            batch();
        }
    }

    // Each advance makes a new job, also one that reads like the one before.
    @SuppressWarnings("ReferenceEquality")
    private void batch() {
        var before = run.job();
        Future.<Void>succeededFuture()
                .compose(begun -> work.batch(run))
                .compose(done -> run.job() == before
                        ? Future.<Void>failedFuture(new IllegalStateException("a batch that does not advance"))
                        : Future.<Void>succeededFuture())
                .onComplete(done -> vertx.runOnContext(turn -> next(done)));
    }

    /** Whether to try again. */
    private Future<Boolean> afterFailure(Throwable failure) {
        if (failure instanceof JobLost) {
            LOG.info("{}: {}", name(), failure.getMessage());
            return Future.succeededFuture(false);
        }
        if (SqlState.isUnavailability(failure) || failure instanceof Failure.Busy) {
            var pause = BACKOFF.after(trouble.failed(failure), ThreadLocalRandom.current());
            return stopped.getAsBoolean()
                    ? Future.succeededFuture(false)
                    : vertx.timer(pause.toMillis()).map(true);
        }
        if (failure instanceof Failure known) {
            LOG.warn("{} failed: {}", name(), FailureText.of(known));
            return run.fail(FailureText.of(known)).map(false);
        }
        LOG.error("{} failed", name(), failure);
        return run.fail("an unforeseen failure, see the log").map(false);
    }

    private String name() {
        return "Job " + run.job().id() + " (" + work.kind().code() + ")";
    }
}
