package hotline.server;

import hotline.callback.CallWishes;
import hotline.callback.CallbackTimer;
import hotline.http.api.CallbackRoutes;
import hotline.http.api.TrackingRoutes;
import hotline.http.engine.Routes;
import hotline.http.engine.TrackingCodes;
import hotline.satisfaction.CustomersPage;
import hotline.wiring.ComplaintServices;
import io.vertx.core.Future;
import java.util.List;

/** Callbacks, ratings and the customer's own page. */
record CallbackFeature(CallbackTimer timer, List<Routes> routes) implements Feature {

    static CallbackFeature of(Foundation on, ComplaintServices services, TrackingCodes codes) {
        var customers =
                new CustomersPage(on.database(), services.reader(), services.changes(), services.ratings(), on.clock());
        return new CallbackFeature(
                new CallbackTimer(on.loops(), services.callbacks(), services.owedCases()),
                List.of(
                        new CallbackRoutes(
                                services.callbacks(),
                                services.callbackLists(),
                                services.callHours(),
                                services.outcomes(),
                                services.reader(),
                                on.policies(),
                                on.clock(),
                                on.complaintJson()),
                        new TrackingRoutes(
                                customers,
                                new CallWishes(services.changes(), on.clock()),
                                codes,
                                on.policies(),
                                on.rules().deadlines(),
                                on.clock())));
    }

    @Override
    public Future<Void> start() {
        timer.start();
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop() {
        return timer.stop();
    }
}
