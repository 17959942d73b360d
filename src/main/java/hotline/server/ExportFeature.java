package hotline.server;

import hotline.complaint.reading.WholeLists;
import hotline.escalation.NoticeReader;
import hotline.export.ExportLimits;
import hotline.export.ExportWork;
import hotline.export.Exports;
import hotline.export.OldFiles;
import hotline.export.Tables;
import hotline.http.api.exports.ExportRoutes;
import hotline.http.engine.Routes;
import hotline.identity.People;
import hotline.job.JobWork;
import hotline.job.Jobs;
import hotline.loop.Loop;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.wiring.ComplaintServices;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/** Lists that people take out of the system as files; files that are over are deleted each minute. */
record ExportFeature(JobWork work, Loop deleting, List<Routes> routes) implements Feature {
    private static final Pace PACE = new Pace(Duration.ofMinutes(1), Duration.ofSeconds(15));

    static ExportFeature of(Foundation on, Jobs jobs, ComplaintServices services, People people, ExportLimits limits) {
        var pool = on.database().pool();
        var tables = new Tables(
                new WholeLists(), services.callbackLists(), new NoticeReader(pool, on.parking()), on.policies());
        var exports = new Exports(pool, jobs, tables, limits, on.clock());
        var oldFiles = new OldFiles(pool, on.clock());
        return new ExportFeature(
                new ExportWork(on.vertx(), on.database(), tables, people, on.policies(), limits, on.clock()),
                on.loops().loop("old exports", PACE, () -> oldFiles.delete().map(Next::atOnceIf)),
                List.of(new ExportRoutes(exports, on.policies(), on.clock())));
    }

    @Override
    public Future<Void> start() {
        deleting.startAfter(PACE.pause());
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop() {
        return deleting.stop();
    }
}
