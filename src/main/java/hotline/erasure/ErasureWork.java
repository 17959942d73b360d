package hotline.erasure;

import hotline.export.ErasedCustomers;
import hotline.job.Job;
import hotline.job.JobKind;
import hotline.job.JobRun;
import hotline.job.JobWork;
import hotline.job.Progress;
import hotline.search.WordReader;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Does erasures: some complaints at a time, each with its events, and what is about the whole customer last. */
public final class ErasureWork implements JobWork {
    /** A long text has thousands of places in the index of words. */
    private static final int BATCH = 20;

    private final Pool pool;
    private final ErasedCustomers exports;
    private final InstantSource clock;

    public ErasureWork(Pool pool, ErasedCustomers exports, InstantSource clock) {
        this.pool = pool;
        this.exports = exports;
        this.clock = clock;
    }

    @Override
    public JobKind kind() {
        return JobKind.ERASURE;
    }

    @Override
    public Future<Optional<Long>> total(Job job) {
        return pool.withConnection(connection -> ErasureStore.files(connection, erasure(job))
                .compose(files -> ErasureStore.complaints(connection, files))
                .map(complaints -> Optional.of((long) complaints.size())));
    }

    @Override
    public Future<Void> batch(JobRun run) {
        long erasure = erasure(run.job());
        return run.advance(transaction -> ErasureStore.files(transaction, erasure)
                .compose(files -> next(transaction, erasure, files, run.job().position())));
    }

    private static long erasure(Job job) {
        return job.request().getLong("erasure");
    }

    private Future<Progress> next(SqlConnection transaction, long erasure, List<Long> files, long after) {
        return ErasedComplaintStore.next(transaction, files, after, BATCH)
                .compose(complaints -> complaints.isEmpty()
                        ? last(transaction, erasure, files, after)
                        : empty(transaction, erasure, complaints));
    }

    private Future<Progress> empty(SqlConnection transaction, long erasure, List<Long> complaints) {
        return words(transaction, complaints)
                .compose(forgotten -> ErasedComplaintStore.values(transaction, complaints))
                .compose(values -> exports.forgetSought(transaction, values))
                .compose(forgotten -> ErasedComplaintStore.empty(transaction, complaints))
                .compose(events -> ErasureStore.count(transaction, erasure, complaints.size(), events))
                .map(Progress.upTo(complaints.get(complaints.size() - 1), complaints.size()));
    }

    /** While the texts are still there. */
    private static Future<Void> words(SqlConnection transaction, List<Long> complaints) {
        var done = Future.<Void>succeededFuture();
        for (long complaint : complaints) {
            done = done.compose(before -> WordReader.forget(transaction, complaint));
        }
        return done;
    }

    private Future<Progress> last(SqlConnection transaction, long erasure, List<Long> files, long after) {
        var now = clock.instant();
        return ErasureStore.complaints(transaction, files)
                .compose(complaints -> exports.forget(transaction, complaints, files))
                .compose(deleted -> ErasedFileStore.forget(transaction, files, now)
                        .compose(forgotten -> ErasureStore.finish(transaction, erasure, now, deleted)))
                .map(Progress.upTo(after, 0).andLast());
    }
}
