package hotline.server;

import hotline.agentday.ProblemEntries;
import hotline.audit.Looks;
import hotline.complaint.reading.WholeLists;
import hotline.customer.lists.ListedCustomers;
import hotline.escalation.NoticeReader;
import hotline.export.CodeWords;
import hotline.export.ExportLimits;
import hotline.export.ExportWork;
import hotline.export.Exports;
import hotline.export.OldFiles;
import hotline.export.table.FigureTables;
import hotline.export.table.Tables;
import hotline.http.api.exports.ExportRoutes;
import hotline.http.engine.Routes;
import hotline.identity.People;
import hotline.job.JobWork;
import hotline.job.Jobs;
import hotline.loop.Loop;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.measures.warning.WarningList;
import hotline.volume.Volumes;
import hotline.wiring.ComplaintServices;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;

/** Lists that people take out of the system as files; files that are over are deleted each minute. */
record ExportFeature(Vertx vertx, JobWork work, Loop deleting, List<Routes> routes) implements Feature {
    /** Its table gives the statements their time. */
    private static final Duration LONGEST_LOOKS = Duration.ofMinutes(1);

    private static final Pace PACE = new Pace(Duration.ofMinutes(1), Duration.ofSeconds(15));

    static ExportFeature of(Foundation on, Jobs jobs, ComplaintServices services, People people, ExportLimits limits) {
        var pool = on.database().pool();
        var tables = new Tables(sources(on, services), on.policies(), on.network()::map);
        var exports = new Exports(pool, on.database().figuresPool(), jobs, tables, limits, on.clock());
        var oldFiles = new OldFiles(pool, on.clock());
        return new ExportFeature(
                on.vertx(),
                new ExportWork(
                        on.vertx(),
                        on.database(),
                        tables,
                        people,
                        on.policies(),
                        on.network()::map,
                        limits,
                        on.clock()),
                on.loops().loop("old exports", PACE, () -> oldFiles.delete().map(Next::atOnceIf)),
                List.of(new ExportRoutes(exports, on.policies(), on.network()::map, on.clock())));
    }

    private static Tables.Sources sources(Foundation on, ComplaintServices services) {
        var pool = on.database().pool();
        var complaints = new WholeLists();
        return new Tables.Sources(
                complaints,
                services.callbackLists(),
                services.extensions(),
                new ProblemEntries(),
                new WarningList(),
                new NoticeReader(pool, on.parking()),
                new FigureTables(
                        MeasuresFeature.breakdowns(on),
                        MeasuresFeature.comparisons(on),
                        complaints,
                        on.policies(),
                        on.network()::map),
                new Volumes(on.vertx(), pool, on.network()::map),
                new ListedCustomers(),
                new Looks(pool, LONGEST_LOOKS));
    }

    @Override
    public Future<Void> start() {
        deleting.startAfter(PACE.pause());
        return vertx.executeBlocking(CodeWords::learn).mapEmpty();
    }

    @Override
    public Future<Void> stop() {
        return deleting.stop();
    }
}
