package hotline.server;

import hotline.http.api.ReplayRoutes;
import hotline.http.api.administration.JobRoutes;
import hotline.http.engine.Routes;
import hotline.job.JobRunner;
import hotline.job.JobWork;
import hotline.job.Jobs;
import hotline.replay.ReplayWork;
import hotline.replay.Replays;
import hotline.rules.InstalledRules;
import hotline.rules.PolicyUploads;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Background jobs, done batch by batch by any node with time; among them replays of past complaints under another policy. */
record JobFeature(JobRunner runner, List<Routes> routes) implements Feature {

    static JobFeature of(Foundation on, Jobs jobs, PolicyUploads uploads, List<JobWork> works) {
        var pool = on.database().pool();
        var replays = new Replays(jobs, on.rules(), uploads, new InstalledRules(pool), on.clock());
        var all = new ArrayList<>(works);
        all.add(new ReplayWork(on.vertx(), pool, on.deadlines()));
        var runner = new JobRunner(on.loops(), on.database(), on.clock(), all);
        jobs.onCommitted(runner::lookNow);
        Supplier<ZoneId> zone = () -> on.policies().inForce().policy().zone();
        return new JobFeature(runner, List.of(new JobRoutes(jobs, zone), new ReplayRoutes(replays, zone)));
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
