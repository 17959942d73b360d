package hotline.demo.agentday;

import hotline.agentday.AgentLog;
import hotline.agentday.ProblemEntry;
import hotline.agentday.ProblemKind;
import hotline.agentday.SummaryDuty;
import hotline.identity.Caller;
import hotline.identity.Role;
import hotline.once.Once;
import hotline.savedview.SavedView.Draft;
import hotline.savedview.SavedViews;
import hotline.savedview.ViewQuery;
import hotline.sla.WorkingCalendar;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Three weeks of the log of problems (C4) up to now, and a few saved views. */
public final class DemoLog {
    private static final int WORKING_DAYS = 15;
    private static final int ENTRIES_A_DAY = 3;
    private static final LocalTime FIRST_ENTRY = LocalTime.of(10, 20);
    private static final LocalTime SUMMED_UP = LocalTime.of(17, 40);

    private record Problem(ProblemKind kind, String text) {}

    private static final List<Problem> PROBLEMS = List.of(
            new Problem(ProblemKind.BRANCH, "虹桥网点电话连续三次无人接听，客户要求另给号码。"),
            new Problem(ProblemKind.SYSTEM, "系统里查不到昨晚到货的扫描记录，只能请客户等。"),
            new Problem(ProblemKind.BRANCH, "客户说送货前没有接到电话，白跑一趟。"),
            new Problem(ProblemKind.ANSWERS, "理赔单要客户补发票，客户不清楚开给谁。"),
            new Problem(ProblemKind.PROCESS, "同一运单被两个网点各登记一次，回访时客户很生气。"),
            new Problem(ProblemKind.BRANCH, "外包装破损，网点没有当场开箱查验，责任说不清。"),
            new Problem(ProblemKind.PROCESS, "分拨中心反馈太慢，快到时限才给结果。"),
            new Problem(ProblemKind.ANSWERS, "代收货款到账时间与对外承诺不一致。"),
            new Problem(ProblemKind.STAFF, "客户要求晚上七点后回访，排班上没有人。"),
            new Problem(ProblemKind.STAFF, "新来的客服不会查改派记录，建议补一次培训。"));

    private final Pool pool;
    private final WorkingCalendar calendar;
    private final List<Caller.Staff> agents;
    private final Caller.Staff supervisor;
    private final Instant now;

    /** @param handlers agents and supervisors, at least one of each */
    public DemoLog(Pool pool, WorkingCalendar calendar, List<Caller.Staff> handlers, Instant now) {
        this.pool = pool;
        this.calendar = calendar;
        this.agents = of(handlers, Role.AGENT);
        this.supervisor = of(handlers, Role.SUPERVISOR).get(0);
        this.now = now;
    }

    private static List<Caller.Staff> of(List<Caller.Staff> handlers, Role role) {
        return handlers.stream().filter(one -> one.role() == role).toList();
    }

    public Future<Void> write() {
        var today = LocalDate.ofInstant(now, calendar.zone());
        var days = new ArrayList<>(calendar.lastWorkingDays(today, WORKING_DAYS));
        Collections.reverse(days);
        var written = Future.<Void>succeededFuture();
        for (int i = 0; i < days.size(); i++) {
            int day = i;
            written = written.compose(before -> day(days.get(day), day, day < days.size() - 1));
        }
        return written.compose(log -> views());
    }

    private Future<Void> day(LocalDate day, int index, boolean isChecked) {
        var entries = Future.<List<Long>>succeededFuture(List.of());
        for (int i = 0; i < ENTRIES_A_DAY; i++) {
            int each = index * ENTRIES_A_DAY + i;
            var at = moment(day, FIRST_ENTRY.plusMinutes(95L * i));
            entries = entries.compose(
                    ids -> at(at).add(Once.unkeyed(), agents.get(each % agents.size()), draft(day, each))
                            .map(entry -> and(ids, entry.id())));
        }
        var log = at(moment(day, SUMMED_UP));
        return entries.compose(ids -> log.day(supervisor, day)
                .compose(written -> isChecked
                        ? log.sumUp(Once.unkeyed(), onDuty(written.duty()), day, summary(index))
                                .compose(summed -> log.check(Once.unkeyed(), supervisor, ids))
                        : Future.succeededFuture(0))
                .mapEmpty());
    }

    private Caller.Staff onDuty(Optional<SummaryDuty> duty) {
        return duty.flatMap(one -> agents.stream()
                        .filter(agent -> agent.id() == one.person().id())
                        .findFirst())
                .orElse(supervisor);
    }

    private static Problem problem(int each) {
        return PROBLEMS.get(each % PROBLEMS.size());
    }

    private static ProblemEntry.Draft draft(LocalDate day, int each) {
        var problem = problem(each);
        return new ProblemEntry.Draft(day, problem.kind(), problem.text(), Optional.empty());
    }

    private static String summary(int index) {
        return IntStream.range(0, ENTRIES_A_DAY)
                .mapToObj(
                        i -> (i + 1) + ". " + problem(index * ENTRIES_A_DAY + i).text())
                .collect(Collectors.joining("\n", "", "\n以上已反馈相关部门。"));
    }

    private static List<Long> and(List<Long> ids, long id) {
        var all = new ArrayList<>(ids);
        all.add(id);
        return List.copyOf(all);
    }

    private Instant moment(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(calendar.zone()).toInstant();
    }

    /** The log as it is kept at that moment. */
    private AgentLog at(Instant moment) {
        return new AgentLog(pool, calendar::zone, () -> moment);
    }

    private Future<Void> views() {
        var views = new SavedViews(pool, () -> now);
        return views.add(
                        Once.unkeyed(),
                        supervisor,
                        draft(
                                "本月各网点按时办结",
                                "view=measures&period=month&by=branch&measure=on-time-closure",
                                Role.SUPERVISOR,
                                Role.ANALYST))
                .compose(first -> views.add(
                        Once.unkeyed(), supervisor, draft("延误未结", "view=open&type=delay", Role.AGENT, Role.SUPERVISOR)))
                .compose(second -> views.add(Once.unkeyed(), agents.get(0), draft("我今天到期的", "view=mine&due=today")))
                .mapEmpty();
    }

    private static Draft draft(String name, String query, Role... roles) {
        return new Draft(name, new ViewQuery(query), Set.of(roles));
    }
}
