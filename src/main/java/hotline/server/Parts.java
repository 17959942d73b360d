package hotline.server;

import hotline.audit.PersonalDataAccess;
import hotline.callback.CallbackPlan;
import hotline.complaint.ComplaintReader;
import hotline.complaint.ComplaintSteps;
import hotline.http.TrackingCodes;
import java.util.List;

/** How the features are put together: what each one is built from, in the order in which a complaint meets them. */
final class Parts {
    private Parts() {}

    static List<Part> of(Foundation on, IdentityPart identity) {
        var pool = on.database().pool();
        var intake = IntakePart.of(on);
        var plan = new CallbackPlan();
        var steps = new ComplaintSteps(pool, List.of(plan));
        var complaints = new ComplaintReader(pool, new PersonalDataAccess());
        var codes = new TrackingCodes(complaints, on.clock());
        var callbacks = CallbackPart.of(on, plan, steps, complaints, codes, intake.linkedCases());
        return List.of(identity, intake, callbacks, new NotYet());
    }
}
