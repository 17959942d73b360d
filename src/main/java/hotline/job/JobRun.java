package hotline.job;

import hotline.database.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * One node's hold on a job. Its number is checked, under a lock on the job's row, before a batch writes anything and
 * in the same transaction: a node that was frozen for longer than its lease writes nothing into another node's job.
 */
public final class JobRun {
    static final Duration LEASE = Duration.ofSeconds(30);

    private final Database database;
    private final InstantSource clock;
    private final JobStore store;
    private volatile Job job;
    private volatile boolean writing;

    JobRun(Database database, InstantSource clock, JobStore store, Job job) {
        this.database = database;
        this.clock = clock;
        this.store = store;
        this.job = job;
    }

    /** As it was after the latest progress of this run. */
    public Job job() {
        return job;
    }

    /**
     * Writes a batch and the progress it makes in one transaction, which locks the job's row ahead of anything else. The
     * batch may be repeated after a deadlock, so it must have no effect outside of the transaction. Fails with
     * {@link JobLost}, without having run the batch, where the job is no longer this run's.
     */
    public Future<Void> advance(Function<SqlConnection, Future<Progress>> batch) {
        writing = true;
        return database.inTransaction(transaction -> store.hold(transaction, job, leaseUntil())
                        .compose(held -> held ? batch.apply(transaction) : Future.failedFuture(new JobLost(job)))
                        .compose(progress -> store.advance(transaction, job, progress, clock.instant(), leaseUntil())
                                .map(written -> progress)))
                .onComplete(written -> writing = false)
                .map(progress -> {
                    job = job.after(progress);
                    return null;
                });
    }

    /** As {@link #advance(Function)}, for batches that have only read. */
    public Future<Void> advance(Progress progress) {
        return advance(transaction -> Future.succeededFuture(progress));
    }

    Future<Void> measured(long total) {
        return database.pool()
                .withConnection(connection -> store.measure(connection, job, total))
                .map(written -> {
                    job = job.of(total);
                    return null;
                });
    }

    /** Renews the lease during a long computation; a batch that writes needs no renewal. */
    Future<Void> heartbeat() {
        return writing
                ? Future.succeededFuture()
                : database.pool()
                        .withConnection(connection -> store.hold(connection, job, leaseUntil()))
                        .compose(held -> held ? Future.succeededFuture() : Future.failedFuture(new JobLost(job)));
    }

    /** Releases the job, so that another node can continue it at once. */
    Future<Void> letGo() {
        return database.pool().withConnection(connection -> store.letGo(connection, job));
    }

    Future<Void> fail(String problem) {
        return database.pool().withConnection(connection -> store.fail(connection, job, problem, clock.instant()));
    }

    private Instant leaseUntil() {
        return clock.instant().plus(LEASE);
    }
}
