package hotline.server;

import hotline.callback.CallbackOutcomes;
import hotline.callback.CallbackPlan;
import hotline.callback.CallbackTimer;
import hotline.callback.Callbacks;
import hotline.complaint.ComplaintReader;
import hotline.complaint.ComplaintSteps;
import hotline.http.CallbackRoutes;
import hotline.http.Routes;
import hotline.http.TrackingCodes;
import hotline.http.TrackingRoutes;
import hotline.satisfaction.CustomersPage;
import hotline.satisfaction.LinkedCases;
import hotline.satisfaction.OwedLinkedCases;
import hotline.satisfaction.Ratings;
import io.vertx.core.Future;
import java.util.List;

/** Callbacks, ratings and the customer's own page. */
record CallbackPart(
        Callbacks callbacks, CallbackOutcomes outcomes, Ratings ratings, CallbackTimer timer, List<Routes> routes)
        implements Part {

    static CallbackPart of(
            Foundation on,
            CallbackPlan plan,
            ComplaintSteps steps,
            ComplaintReader complaints,
            TrackingCodes codes,
            LinkedCases linkedCases) {
        var owed = new OwedLinkedCases(on.database(), on.clock(), linkedCases);
        var ratings = new Ratings(on.database(), steps, on.policies(), plan, owed);
        var callbacks = new Callbacks(on.database(), steps, on.policies(), on.parking(), on.clock());
        var outcomes = new CallbackOutcomes(on.database(), steps, ratings, owed, on.policies());
        var customers = new CustomersPage(on.database(), complaints, steps, ratings, on.clock());
        return new CallbackPart(
                callbacks,
                outcomes,
                ratings,
                new CallbackTimer(on.vertx(), callbacks, owed),
                List.of(
                        new CallbackRoutes(
                                callbacks, outcomes, complaints, on.policies(), on.clock(), on.complaintJson()),
                        new TrackingRoutes(customers, codes, on.policies(), on.clock())));
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
