package hotline.server;

import hotline.complaint.ComplaintReader;
import hotline.complaint.LimitChanges;
import hotline.complaint.StepFollower;
import hotline.http.ExtensionRoutes;
import hotline.http.LimitRoutes;
import hotline.http.Routes;
import hotline.limits.ExtensionDecisions;
import hotline.limits.Extensions;
import hotline.limits.HandOvers;
import hotline.limits.Pauses;
import hotline.limits.Promises;
import java.util.List;

/** Pauses, extensions, hand-overs and promises. */
record LimitsPart(List<Routes> routes) implements Part {

    /** @param followers what must follow from moved limits in their own transaction */
    static LimitsPart of(Foundation on, ComplaintReader complaints, List<StepFollower> followers) {
        var changes = new LimitChanges(on.database().pool(), on.deadlines(), followers);
        var extensions = new Extensions(on.database(), changes, complaints, on.deadlines(), on.parking(), on.clock());
        var decisions = new ExtensionDecisions(on.database(), changes, complaints, on.deadlines(), on.clock());
        return new LimitsPart(List.of(
                new LimitRoutes(
                        complaints,
                        new Pauses(changes, on.clock()),
                        extensions,
                        new HandOvers(changes, on.clock()),
                        new Promises(changes, on.clock()),
                        on.complaintJson()),
                new ExtensionRoutes(extensions, decisions, on.policies())));
    }
}
