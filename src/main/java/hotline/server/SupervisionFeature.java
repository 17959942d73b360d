package hotline.server;

import hotline.escalation.Reminders;
import hotline.http.api.SupervisionRoutes;
import hotline.http.engine.Routes;
import hotline.supervision.Assignments;
import hotline.wiring.ComplaintServices;
import java.util.List;

/** Supervisors assign complaints and remind their holders. */
record SupervisionFeature(List<Routes> routes) implements Feature {

    static SupervisionFeature of(Foundation on, ComplaintServices services) {
        var changes = services.changes();
        return new SupervisionFeature(List.of(new SupervisionRoutes(
                new Assignments(on.database(), changes, on.clock()),
                new Reminders(on.database(), changes, on.deadlines(), on.clock()))));
    }
}
