package hotline.job;

import io.vertx.core.Future;
import java.util.Optional;

/**
 * The work of jobs of one kind, batch by batch. A batch is short, a second or two at most, and blocks no event loop:
 * computations of more than a few milliseconds run on a worker thread. A node that takes a job over begins after the
 * last written position; it knows nothing else of an earlier run.
 */
public interface JobWork {

    JobKind kind();

    /** How much there is to do, asked once; empty where counting is too dear. */
    Future<Optional<Long>> total(Job job);

    /**
     * Does the batch after the position of {@code run.job()}, and reports it by {@link JobRun#advance}, once. A
     * {@link hotline.failure.Failure} ends the job with its message for people; any other exception ends it too, as a
     * defect; a database that is away is waited for.
     */
    Future<Void> batch(JobRun run);

    /** This node is done with the job, however it ended: its state between batches is let go. */
    default void over(Job job) {}
}
