package hotline.server;

import hotline.agentday.AgentLog;
import hotline.http.api.SupervisionRoutes;
import hotline.http.api.agentday.AgentLogRoutes;
import hotline.http.api.views.ViewRoutes;
import hotline.http.engine.Routes;
import hotline.savedview.SavedViews;
import hotline.supervision.Assignments;
import hotline.wiring.ComplaintServices;
import java.util.List;

/** Supervisors assign complaints and remind their holders; agents keep their log of problems; people keep views. */
record SupervisionFeature(List<Routes> routes) implements Feature {

    static SupervisionFeature of(Foundation on, ComplaintServices services) {
        var pool = on.database().pool();
        var log = new AgentLog(pool, () -> on.policies().inForce().policy().zone(), on.clock());
        return new SupervisionFeature(List.of(
                new SupervisionRoutes(
                        new Assignments(on.database(), services.changes(), on.clock()), services.reminders()),
                new AgentLogRoutes(log, on.policies()),
                new ViewRoutes(new SavedViews(pool, on.clock()), on.policies())));
    }
}
