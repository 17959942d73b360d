package hotline.server;

import hotline.http.JobRoutes;
import hotline.http.Routes;
import hotline.job.JobRunner;
import hotline.job.JobWork;
import hotline.job.Jobs;
import io.vertx.core.Future;
import java.util.List;

/** What is done in the background, batch by batch, by whichever node has time. */
record JobPart(JobRunner runner, List<Routes> routes) implements Part {

    static JobPart of(Foundation on, Jobs jobs, List<JobWork> works) {
        return new JobPart(
                new JobRunner(on.loops(), on.database(), on.clock(), works),
                List.of(new JobRoutes(
                        jobs, () -> on.policies().inForce().policy().zone())));
    }

    @Override
    public Future<Void> start() {
        runner.start();
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop() {
        return runner.stop();
    }
}
