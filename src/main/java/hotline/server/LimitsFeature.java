package hotline.server;

import hotline.http.api.ExtensionRoutes;
import hotline.http.api.LimitRoutes;
import hotline.http.engine.Routes;
import hotline.limits.HandOvers;
import hotline.limits.Pauses;
import hotline.limits.Promises;
import hotline.wiring.ComplaintServices;
import java.util.List;

/** Pauses, extensions, hand-overs and promised replies. */
record LimitsFeature(List<Routes> routes) implements Feature {

    static LimitsFeature of(Foundation on, ComplaintServices services) {
        var changes = services.changes();
        return new LimitsFeature(List.of(
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
