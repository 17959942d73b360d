package hotline.server;

import hotline.callback.CallHours;
import hotline.http.api.ReplayRoutes;
import hotline.http.api.staffing.StaffingRoutes;
import hotline.http.engine.Routes;
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
import java.util.List;

/** Replays: of past complaints under another policy, and of a floor with other agents, beside how many a day needs. */
record ReplayFeature(List<JobWork> works, List<Routes> routes) implements Feature {

    static ReplayFeature of(Foundation on, Jobs jobs, PolicyUploads uploads, CallHours hours) {
        var pool = on.database().pool();
        var policies = on.policies();
        var replays = new Replays(jobs, on.rules(), uploads, new InstalledRules(pool), on.clock());
        var trials = new FloorTrials(on.vertx(), new PastReading(on.database(), DistributionFeature.wishes(on), hours));
        var staffing = new Staffing(
                pool,
                new WorkDays(pool, () -> policies.inForce().policy(), on.clock()),
                policies,
                on.deadlines(),
                on.clock());
        return new ReplayFeature(
                List.of(
                        new ReplayWork(on.vertx(), pool, on.deadlines()),
                        new FloorReplayWork(on.vertx(), trials, policies)),
                List.of(
                        new ReplayRoutes(
                                replays, () -> policies.inForce().policy().zone()),
                        new StaffingRoutes(
                                staffing, new FloorReplays(jobs, policies, on.clock()), policies, on.clock())));
    }
}
