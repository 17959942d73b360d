package hotline.server;

import hotline.callback.CallbackPlan;
import hotline.escalation.LateEndings;
import hotline.http.TrackingCodes;
import java.util.List;

/** How the features are put together: what each one is built from, in the order in which a complaint meets them. */
final class Parts {
    private Parts() {}

    static List<Part> of(Foundation on, IdentityPart identity) {
        var intake = IntakePart.of(on);
        var plan = new CallbackPlan();
        var handling = HandlingPart.of(on, List.of(plan, new LateEndings(on.deadlines())));
        var codes = new TrackingCodes(handling.complaints(), on.clock());
        var callbacks = CallbackPart.of(on, plan, handling.steps(), handling.complaints(), codes, intake.linkedCases());
        return List.of(identity, intake, handling, callbacks, EscalationPart.of(on), MeasuresPart.of(on, codes));
    }
}
