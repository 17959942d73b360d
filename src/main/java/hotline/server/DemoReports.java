package hotline.server;

import hotline.identity.Caller;
import hotline.identity.Person;
import hotline.identity.Role;
import hotline.log.reading.LogReader;
import hotline.loop.Loops;
import hotline.measures.facts.FactReader;
import hotline.once.Once;
import hotline.report.ReportDraft;
import hotline.report.ReportKind;
import hotline.report.ReportServices;
import hotline.report.Reports.Seen;
import hotline.report.ScheduleRule;
import hotline.report.ScheduleRule.Days;
import hotline.report.Schedules.Wanted;
import hotline.report.Section;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** Reports of the demo: the month before the last one is published, the last one is a draft with proposals, and two schedules run. */
final class DemoReports {
    private static final LocalTime MORNING = LocalTime.of(8, 30);

    private final Foundation on;
    private final ReportServices services;
    private final Caller.Staff supervisor;

    private DemoReports(Foundation on, Caller.Staff supervisor) {
        this.on = on;
        this.services = ReportFeature.services(on);
        this.supervisor = supervisor;
    }

    /** Nothing is made where no supervisor has an account. */
    static Future<Void> make(Foundation on, List<Person> people) {
        return people.stream()
                .filter(person -> person.role() == Role.SUPERVISOR)
                .findFirst()
                .map(person -> new DemoReports(on, person.asCaller()).make())
                .orElseGet(Future::succeededFuture);
    }

    private Future<Void> make() {
        var zone = on.policies().inForce().policy().zone();
        var last = ReportKind.MONTHLY.lastBefore(LocalDate.ofInstant(on.clock().instant(), zone));
        var before = ReportKind.MONTHLY.lastBefore(last.from());
        return counted()
                .compose(counted -> draft(before.from()))
                .compose(draft -> services.reports().preview(draft.id()))
                .compose(preview -> services.reports()
                        .publish(
                                Once.unkeyed(),
                                preview.draft().id(),
                                new Seen(preview.draft().version(), preview.position(), preview.digest()),
                                supervisor))
                .compose(published -> draft(last.from()))
                .compose(draft -> schedule(ReportKind.MONTHLY, new ScheduleRule(Days.WORKING_DAY_OF_MONTH, 1, MORNING)))
                .compose(added -> schedule(ReportKind.DAILY, new ScheduleRule(Days.WORKING_DAY, 0, MORNING)));
    }

    /** Reports count facts, which the server's own reader only writes once it serves. Its loop has metrics of that name then. */
    private Future<Void> counted() {
        var zone = on.policies().inForce().policy().zone();
        var loops = new Loops(on.vertx(), new SimpleMeterRegistry());
        return new LogReader(loops, on.database().pool(), new FactReader(on.vertx(), zone), on.parking()).catchUp();
    }

    private Future<ReportDraft> draft(LocalDate day) {
        return services.drafts()
                .open(Once.unkeyed(), ReportKind.MONTHLY, day, Optional.empty(), supervisor)
                .compose(draft -> remark(draft, "分拨中心夜班增加一次扫描复核，减少货差。", "operations"))
                .compose(draft -> remark(draft, "理赔部对三个工作日内未答复的案件每日通报。", "claims"));
    }

    private Future<ReportDraft> remark(ReportDraft draft, String text, String department) {
        var known = Optional.of(department)
                .filter(code ->
                        on.policies().inForce().policy().department(code).isPresent());
        return services.drafts().remark(Once.unkeyed(), draft.id(), Section.PROPOSAL, text, known, supervisor);
    }

    private Future<Void> schedule(ReportKind kind, ScheduleRule rule) {
        return services.schedules()
                .add(Once.unkeyed(), new Wanted(kind, rule, List.of(supervisor.login()), true), supervisor)
                .mapEmpty();
    }
}
