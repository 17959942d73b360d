package hotline.server;

import hotline.http.api.administration.JobRoutes;
import hotline.http.engine.Routes;
import hotline.job.JobRunner;
import hotline.job.JobWork;
import hotline.job.Jobs;
import io.vertx.core.Future;
import java.util.List;

/** Background jobs, done batch by batch by any node with time. */
record JobFeature(JobRunner runner, List<Routes> routes) implements Feature {

    static JobFeature of(Foundation on, Jobs jobs, List<JobWork> works) {
        var runner = new JobRunner(on.loops(), on.database(), on.clock(), works);
        jobs.onCommitted(runner::lookNow);
        return new JobFeature(
                runner,
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
