package hotline.server;

import hotline.http.TrackingCodes;
import hotline.http.WebServer;
import hotline.job.Jobs;
import hotline.wiring.ComplaintServices;
import java.util.List;

/** How the features are put together: what each one is built from, in the order in which a complaint meets them. */
final class Parts {
    private Parts() {}

    static List<Part> of(Foundation on, IdentityPart identity, WebServer.Settings settings) {
        var intake = IntakePart.of(on, settings.unlimitedIntake());
        var services = ComplaintServices.of(on.database(), on.rules(), on.parking(), on.clock(), intake.linkedCases());
        var codes = new TrackingCodes(services.reader(), on.allowances());
        var jobs = new Jobs(on.database().pool(), on.clock());
        var rules = RulesPart.of(on, jobs, services);
        var replays = ReplayPart.of(on, jobs, rules.uploads());
        return List.of(
                AllowancePart.of(on),
                identity,
                rules,
                intake,
                HandlingPart.of(on, services),
                LimitsPart.of(on, services),
                CallbackPart.of(on, services, codes),
                EscalationPart.of(on, services),
                MeasuresPart.of(on, identity, codes),
                replays,
                JobPart.of(on, jobs, List.of(rules.recount(), replays.work())),
                ParkingPart.of(on));
    }
}
