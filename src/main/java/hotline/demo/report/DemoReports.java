package hotline.demo.report;

import hotline.identity.Caller;
import hotline.identity.Person;
import hotline.identity.Role;
import hotline.log.reading.LogReader;
import hotline.once.Once;
import hotline.policy.Policies;
import hotline.report.FrozenReport;
import hotline.report.ReportDraft;
import hotline.report.ReportKind;
import hotline.report.ReportServices;
import hotline.report.Reports.Seen;
import hotline.report.ScheduleRule;
import hotline.report.ScheduleRule.Days;
import hotline.report.Schedules.Wanted;
import hotline.report.Section;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * Reports of the demo: the month before the last one and a day are published, the last month is a draft with proposals, and two
 * schedules run.
 */
public final class DemoReports {
    private static final LocalTime MORNING = LocalTime.of(8, 30);

    private final ReportServices services;
    private final LogReader facts;
    private final Policies policies;
    private final LocalDate today;
    private final LocalDate summedUp;

    /**
     * The reports to make.
     *
     * @param facts reports count them, which the server's own reader only writes once it serves
     * @param summedUp a day before today whose problems an agent has summed up
     */
    public DemoReports(
            ReportServices services, LogReader facts, Policies policies, LocalDate today, LocalDate summedUp) {
        this.services = services;
        this.facts = facts;
        this.policies = policies;
        this.today = today;
        this.summedUp = summedUp;
    }

    /** Nothing is made where no supervisor has an account. */
    public Future<Void> make(List<Person> people) {
        return people.stream()
                .filter(person -> person.role() == Role.SUPERVISOR)
                .findFirst()
                .map(person -> make(person.asCaller()))
                .orElseGet(Future::succeededFuture);
    }

    private Future<Void> make(Caller.Staff supervisor) {
        var last = ReportKind.MONTHLY.lastBefore(today);
        var before = ReportKind.MONTHLY.lastBefore(last.from());
        return facts.catchUp()
                .compose(counted -> draft(supervisor, before.from()))
                .compose(draft -> publish(supervisor, draft))
                .compose(published -> draft(supervisor, last.from()))
                .compose(draft -> daily(supervisor))
                .compose(draft -> schedule(
                        supervisor, ReportKind.MONTHLY, new ScheduleRule(Days.WORKING_DAY_OF_MONTH, 1, MORNING)))
                .compose(added ->
                        schedule(supervisor, ReportKind.DAILY, new ScheduleRule(Days.WORKING_DAY, 0, MORNING)));
    }

    private Future<FrozenReport> publish(Caller.Staff supervisor, ReportDraft draft) {
        return services.reports().preview(draft.id()).compose(preview -> services.reports()
                .publish(
                        Once.unkeyed(),
                        draft.id(),
                        new Seen(preview.draft().version(), preview.position(), preview.digest()),
                        supervisor));
    }

    /** C4: of the last day with a summary, which the working day before the last one has. */
    private Future<FrozenReport> daily(Caller.Staff supervisor) {
        return services.drafts()
                .open(Once.unkeyed(), ReportKind.DAILY, summedUp, Optional.empty(), supervisor)
                .compose(draft -> remark(supervisor, draft, "请虹桥网点增设一部电话，午间有人值守。", "operations"))
                .compose(draft -> publish(supervisor, draft));
    }

    private Future<ReportDraft> draft(Caller.Staff supervisor, LocalDate day) {
        return services.drafts()
                .open(Once.unkeyed(), ReportKind.MONTHLY, day, Optional.empty(), supervisor)
                .compose(draft -> remark(supervisor, draft, "分拨中心夜班增加一次扫描复核，减少货差。", "operations"))
                .compose(draft -> remark(supervisor, draft, "理赔部对三个工作日内未答复的案件每日通报。", "claims"));
    }

    private Future<ReportDraft> remark(Caller.Staff supervisor, ReportDraft draft, String text, String department) {
        var known = Optional.of(department)
                .filter(code -> policies.inForce().policy().department(code).isPresent());
        return services.drafts().remark(Once.unkeyed(), draft.id(), Section.PROPOSAL, text, known, supervisor);
    }

    private Future<Void> schedule(Caller.Staff supervisor, ReportKind kind, ScheduleRule rule) {
        return services.schedules()
                .add(Once.unkeyed(), new Wanted(kind, rule, List.of(supervisor.login()), true), supervisor)
                .mapEmpty();
    }
}
