package hotline.server;

import hotline.http.api.ReplayRoutes;
import hotline.http.engine.Routes;
import hotline.job.JobWork;
import hotline.job.Jobs;
import hotline.replay.ReplayWork;
import hotline.replay.Replays;
import hotline.rules.InstalledRules;
import hotline.rules.PolicyUploads;
import java.util.List;

/** Replays of past complaints under another policy. */
record ReplayFeature(JobWork work, List<Routes> routes) implements Feature {

    static ReplayFeature of(Foundation on, Jobs jobs, PolicyUploads uploads) {
        var pool = on.database().pool();
        var replays = new Replays(jobs, on.rules(), uploads, new InstalledRules(pool), on.clock());
        return new ReplayFeature(
                new ReplayWork(on.vertx(), pool, on.deadlines()),
                List.of(new ReplayRoutes(
                        replays, () -> on.policies().inForce().policy().zone())));
    }
}
