package hotline.server;

import hotline.http.api.reports.DraftRoutes;
import hotline.http.api.reports.ReportRoutes;
import hotline.http.api.reports.ScheduleRoutes;
import hotline.http.engine.Routes;
import hotline.loop.Loop;
import hotline.loop.Pace;
import hotline.report.ReportServices;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reports that never change, their drafts and schedules. */
record ReportFeature(Loop runs, List<Routes> routes) implements Feature {
    private static final Pace PACE = new Pace(Duration.ofSeconds(20), Duration.ofMinutes(2));

    static ReportFeature of(Foundation on) {
        var services = services(on);
        Supplier<ZoneId> zone = () -> on.policies().inForce().policy().zone();
        return new ReportFeature(
                on.loops().loop("report schedules", PACE, services.runs()::round),
                List.of(
                        new ReportRoutes(services.reports(), zone),
                        new DraftRoutes(services.drafts(), services.reports(), zone),
                        new ScheduleRoutes(services.schedules(), zone)));
    }

    @Override
    public Future<Void> start() {
        runs.startAfter(PACE.pause());
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> stop() {
        return runs.stop();
    }

    static ReportServices services(Foundation on) {
        return ReportServices.of(
                on.vertx(),
                on.database().figuresPool(),
                on.parking(),
                on.network(),
                on.policies(),
                () -> on.deadlines().calendar(on.policies().inForce().id()),
                program(),
                on.clock());
    }

    /** As the jar names it; a program that runs from its classes has none. */
    private static String program() {
        return Optional.ofNullable(ReportFeature.class.getPackage().getImplementationVersion())
                .orElse("development");
    }
}
