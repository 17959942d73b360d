package hotline.server;

import hotline.callback.CallHours;
import hotline.http.api.administration.JobRoutes;
import hotline.http.api.rules.ReplayRoutes;
import hotline.http.api.staffing.StaffingRoutes;
import hotline.http.engine.Routes;
import hotline.job.JobRunner;
import hotline.job.JobWork;
import hotline.job.Jobs;
import hotline.replay.ReplayWork;
import hotline.replay.Replays;
import hotline.rules.InstalledRules;
import hotline.rules.PolicyUploads;
import hotline.staffing.Staffing;
import hotline.staffing.replay.FloorReplayWork;
import hotline.staffing.replay.FloorReplays;
import hotline.staffing.replay.FloorTrials;
import hotline.staffing.replay.PastReading;
import hotline.workday.WorkDays;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Background jobs, done batch by batch by any node with time. Among them replays: of past complaints under another policy, and of a floor with other
 * agents, next to how many a day needs.
 */
record JobFeature(JobRunner runner, List<Routes> routes) implements Feature {

    static JobFeature of(Foundation on, Jobs jobs, PolicyUploads uploads, CallHours hours, List<JobWork> works) {
        var pool = on.database().pool();
        var policies = on.policies();
        var replays = new Replays(jobs, on.rules(), uploads, new InstalledRules(pool), on.clock());
        var trials = new FloorTrials(on.vertx(), new PastReading(on.database(), DistributionFeature.wishes(on), hours));
        var days = new WorkDays(pool, () -> policies.inForce().policy(), on.clock());
        var staffing = new Staffing(pool, days, policies, on.deadlines(), on.clock());
        var all = new ArrayList<>(works);
        all.add(new ReplayWork(on.vertx(), pool, on.deadlines()));
        all.add(new FloorReplayWork(on.vertx(), trials, policies));
        var runner = new JobRunner(on.loops(), on.database(), on.clock(), all);
        jobs.onCommitted(runner::lookNow);
        Supplier<ZoneId> zone = () -> policies.inForce().policy().zone();
        return new JobFeature(
                runner,
                List.of(
                        new JobRoutes(jobs, zone),
                        new ReplayRoutes(replays, zone),
                        new StaffingRoutes(
                                staffing, new FloorReplays(jobs, policies, on.clock()), policies, on.clock())));
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
