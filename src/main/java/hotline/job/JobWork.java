package hotline.job;

import io.vertx.core.Future;
import java.util.Optional;

/**
 * What jobs of one kind do, batch by batch. A batch is short, a second or two at most, and blocks no event loop: what
 * needs the processor for more than a few milliseconds goes to a worker thread. Whoever takes a job over begins after the
 * position that was last written; nothing else of an earlier run is known to it.
 */
public interface JobWork {

    JobKind kind();

    /** How much there is to do, asked once; empty where that can't be told cheaply. */
    Future<Optional<Long>> total(Job job);

    /**
     * Does what comes after the position of {@code run.job()}, and says so by {@link JobRun#advance}, once. A
     * {@link hotline.failure.Failure} ends the job with its message for people; any other exception ends it too, as a
     * defect; a database that is away is waited for.
     */
    Future<Void> batch(JobRun run);
}
