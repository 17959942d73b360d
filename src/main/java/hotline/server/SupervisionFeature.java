package hotline.server;

import hotline.http.api.SupervisionRoutes;
import hotline.http.engine.Routes;
import hotline.supervision.Assignments;
import hotline.wiring.ComplaintServices;
import java.util.List;

/** Supervisors assign complaints and remind their holders. */
record SupervisionFeature(List<Routes> routes) implements Feature {

    static SupervisionFeature of(Foundation on, ComplaintServices services) {
        return new SupervisionFeature(List.of(new SupervisionRoutes(
                new Assignments(on.database(), services.changes(), on.clock()), services.reminders())));
    }
}
