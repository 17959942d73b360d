package hotline.server;

import hotline.feed.Feed;
import hotline.feed.LogReader;
import hotline.http.FeedRoutes;
import hotline.http.MeasureRoutes;
import hotline.http.Routes;
import hotline.http.TrackingCodes;
import hotline.measures.Measures;
import hotline.measures.RollUp;
import hotline.measures.Wallboard;
import hotline.sla.WorkingCalendar;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Supplier;

/** What follows from the log: running figures and the live feed. */
record MeasuresPart(Foundation on, LogReader figures, Feed feed, TrackingCodes codes) implements Part {

    static MeasuresPart of(Foundation on, TrackingCodes codes) {
        var pool = on.database().pool();
        var zone = on.policies().inForce().policy().zone();
        return new MeasuresPart(
                on, new LogReader(on.vertx(), pool, new RollUp(zone)), new Feed(on.vertx(), pool), codes);
    }

    @Override
    public List<Routes> routes() {
        var pool = on.database().pool();
        Supplier<WorkingCalendar> calendar =
                () -> on.deadlines().calendar(on.policies().inForce().id());
        return List.of(
                new MeasureRoutes(
                        new Measures(pool, calendar, on.clock()),
                        new Wallboard(pool, calendar, on.clock()),
                        on.policies(),
                        on.complaintJson()),
                new FeedRoutes(feed, codes, () -> calendar.get().zone()));
    }

    @Override
    public Future<Void> start() {
        feed.start();
        return figures.start();
    }

    @Override
    public Future<Void> hangUp() {
        return feed.close();
    }

    @Override
    public Future<Void> stop() {
        return figures.stop();
    }
}
