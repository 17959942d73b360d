package hotline.server;

import hotline.callback.CallbackPlan;
import hotline.complaint.StepFollower;
import hotline.escalation.LateEndings;
import hotline.http.TrackingCodes;
import hotline.http.WebServer;
import hotline.job.Jobs;
import hotline.limits.ExtensionFollower;
import java.util.List;

/** How the features are put together: what each one is built from, in the order in which a complaint meets them. */
final class Parts {
    private Parts() {}

    static List<Part> of(Foundation on, IdentityPart identity, WebServer.Settings settings) {
        var intake = IntakePart.of(on, settings.unlimitedIntake());
        var plan = new CallbackPlan();
        List<StepFollower> followers = List.of(plan, new ExtensionFollower(), new LateEndings(on.deadlines()));
        var jobs = new Jobs(on.database().pool(), on.clock());
        var handling = HandlingPart.of(on, followers);
        var rules = RulesPart.of(on, jobs, handling.complaints(), followers);
        var codes = new TrackingCodes(handling.complaints(), on.allowances());
        var callbacks = CallbackPart.of(on, plan, handling.steps(), handling.complaints(), codes, intake.linkedCases());
        var replays = ReplayPart.of(on, jobs, rules.uploads());
        var limits = LimitsPart.of(on, handling.complaints(), followers);
        return List.of(
                new AllowancePart(on),
                identity,
                rules,
                intake,
                handling,
                limits,
                callbacks,
                EscalationPart.of(on),
                MeasuresPart.of(on, identity, codes),
                replays,
                JobPart.of(on, jobs, List.of(rules.recount(), replays.work())),
                ParkingPart.of(on));
    }
}
