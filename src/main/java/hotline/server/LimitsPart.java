package hotline.server;

import hotline.http.ExtensionRoutes;
import hotline.http.LimitRoutes;
import hotline.http.Routes;
import hotline.limits.HandOvers;
import hotline.limits.Pauses;
import hotline.limits.Promises;
import hotline.wiring.ComplaintServices;
import java.util.List;

/** Pauses, extensions, hand-overs and promises. */
record LimitsPart(List<Routes> routes) implements Part {

    static LimitsPart of(Foundation on, ComplaintServices services) {
        var changes = services.changes();
        return new LimitsPart(List.of(
                new LimitRoutes(
                        services.reader(),
                        new Pauses(changes, on.clock()),
                        services.extensions(),
                        new HandOvers(changes, on.clock()),
                        new Promises(changes, on.clock()),
                        on.complaintJson()),
                new ExtensionRoutes(services.extensions(), services.decisions(), on.policies())));
    }
}
