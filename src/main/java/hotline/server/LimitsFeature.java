package hotline.server;

import hotline.http.api.limits.ExtensionRoutes;
import hotline.http.api.limits.LimitRoutes;
import hotline.http.engine.Routes;
import hotline.limits.HandOvers;
import hotline.limits.Pauses;
import hotline.limits.Promises;
import hotline.limits.UnacceptedHandOvers;
import hotline.wiring.ComplaintServices;
import io.vertx.core.Future;
import java.util.List;

/** Pauses, extensions, hand-overs with those that no one accepts, and promised replies. */
record LimitsFeature(UnacceptedHandOvers unaccepted, List<Routes> routes) implements Feature {

    static LimitsFeature of(Foundation on, ComplaintServices services) {
        var changes = services.changes();
        var unaccepted = new UnacceptedHandOvers(
                on.loops(), on.database(), changes, services.reminders(), on.deadlines(), on.clock());
        return new LimitsFeature(
                unaccepted,
                List.of(
                        new LimitRoutes(
                                services.reader(),
                                new Pauses(changes, on.clock()),
                                services.extensions(),
                                new HandOvers(changes, on.clock()),
                                new Promises(changes, on.clock()),
                                on.complaintJson()),
                        new ExtensionRoutes(services.extensions(), services.decisions(), on.policies())));
    }

    @Override
    public Future<Void> start() {
        unaccepted.start();
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop() {
        return unaccepted.stop();
    }
}
