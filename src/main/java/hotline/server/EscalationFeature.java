package hotline.server;

import hotline.escalation.LadderTimer;
import hotline.escalation.NoticeReader;
import hotline.escalation.PauseReviews;
import hotline.http.api.notices.NoticeRoutes;
import hotline.http.engine.Routes;
import hotline.wiring.ComplaintServices;
import io.vertx.core.Future;
import java.util.List;

/** The escalation ladder: the timer that sees limits pass, the reminders of pauses, and the notices of both. */
record EscalationFeature(LadderTimer timer, PauseReviews reviews, List<Routes> routes) implements Feature {

    static EscalationFeature of(Foundation on, ComplaintServices services) {
        var pool = on.database().pool();
        var routes =
                new NoticeRoutes(new NoticeReader(pool, on.parking()), services.replies(), on.clock(), on.policies());
        return new EscalationFeature(
                new LadderTimer(on.loops(), pool, on.policies(), on.deadlines(), on.parking(), on.clock()),
                new PauseReviews(on.loops(), on.database(), services.changes(), services.reminders(), on.clock()),
                List.of(routes));
    }

    @Override
    public Future<Void> start() {
        timer.start();
        reviews.start();
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop() {
        return Future.join(timer.stop(), reviews.stop()).mapEmpty();
    }
}
