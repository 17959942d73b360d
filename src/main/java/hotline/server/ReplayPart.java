package hotline.server;

import hotline.http.ReplayRoutes;
import hotline.http.Routes;
import hotline.job.JobWork;
import hotline.job.Jobs;
import hotline.replay.ReplayWork;
import hotline.replay.Replays;
import hotline.rules.InstalledRules;
import hotline.rules.PolicyUploads;
import java.util.List;

/** What if another policy had ruled. */
record ReplayPart(JobWork work, List<Routes> routes) implements Part {

    static ReplayPart of(Foundation on, Jobs jobs, PolicyUploads uploads) {
        var pool = on.database().pool();
        var replays = new Replays(jobs, on.rules(), uploads, new InstalledRules(pool), on.clock());
        return new ReplayPart(
                new ReplayWork(on.vertx(), pool, on.deadlines()),
                List.of(new ReplayRoutes(
                        replays, () -> on.policies().inForce().policy().zone())));
    }
}
