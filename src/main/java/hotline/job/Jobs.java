package hotline.job;

import hotline.failure.Failure;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** Requests jobs, and reads their progress. Any node with time does them: see {@link JobRunner}. */
public final class Jobs {
    private final Pool pool;
    private final InstantSource clock;
    private final JobStore store = new JobStore();
    private volatile Runnable begin = () -> {};

    public Jobs(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** What this node does as soon as a job is committed that it was asked for; others find it within a second. */
    public void onCommitted(Runnable begin) {
        this.begin = begin;
    }

    /** Begins once the current transaction is committed. */
    public Future<Job> ask(SqlConnection transaction, JobKind kind, JsonObject request, Optional<Long> askedBy) {
        transaction.transaction().completion().onSuccess(committed -> begin.run());
        return store.ask(transaction, kind, request, askedBy, clock.instant());
    }

    public Future<Job> ask(JobKind kind, JsonObject request, Optional<Long> askedBy) {
        return pool.withTransaction(transaction -> ask(transaction, kind, request, askedBy));
    }

    /**
     * A request of a person.
     *
     * @param most of its kind that may be under way; with more it fails with the failure that is made of their count
     */
    public Future<Job> ask(
            Once once, JobKind kind, JsonObject request, long askedBy, int most, LongFunction<Failure> tooMany) {
        return once.inTransaction(pool, transaction -> store.underWay(transaction, kind)
                .compose(underWay -> underWay >= most
                        ? Future.failedFuture(tooMany.apply(underWay))
                        : ask(transaction, kind, request, Optional.of(askedBy))));
    }

    /** Fails with {@link Failure.NotFound}. */
    public Future<Job> read(long id) {
        return pool.withConnection(connection -> store.byId(connection, id))
                .map(found -> found.orElseThrow(() -> new Failure.NotFound("there is no job " + id)));
    }

    /**
     * At most that many, the newest first.
     *
     * @param before id of the last of the page before
     */
    public Future<List<Job>> newestFirst(Optional<Long> before, int most) {
        return pool.withConnection(connection -> store.newestFirst(connection, before.orElse(Long.MAX_VALUE), most));
    }

    /** Its run notices with its next batch or heartbeat. False where it is over already. */
    public Future<Boolean> cancel(SqlConnection transaction, long id) {
        return store.cancel(transaction, id, clock.instant());
    }

    /** Its run notices with its next batch or heartbeat. Fails with {@link Failure.Conflict} where it can't be ended. */
    public Future<Job> cancel(long id) {
        return read(id).compose(job -> {
                    if (!job.kind().isCancellable()) {
                        throw new Failure.Conflict("a " + job.kind().code() + " must come to its end");
                    }
                    return pool.withConnection(connection -> store.cancel(connection, id, clock.instant()));
                })
                .compose(cancelled -> read(id))
                .map(job -> {
                    if (job.state() != JobState.CANCELLED) {
                        throw new Failure.Conflict(
                                "the job is over: " + job.state().code());
                    }
                    return job;
                });
    }
}
