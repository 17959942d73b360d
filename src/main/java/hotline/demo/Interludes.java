package hotline.demo;

import hotline.policy.Department;
import hotline.policy.Policy;
import hotline.sla.WorkingCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What comes between on the way of some complaints: another department's part, a promise, waiting for the customer, more
 * time. Pure: the same case and chance give the same plan.
 */
final class Interludes {
    /** Under a policy that names none of them the first department that is not the one at hand. */
    private static final Map<String, String> WHOSE = Map.of(
            "claims", "claims",
            "finance", "finance",
            "price", "finance",
            "cargo-damage", "operations",
            "cargo-shortage", "operations",
            "delay", "operations",
            "business-error", "branch-network",
            "service-attitude", "branch-network");

    private final Staff staff;
    private final DutyHours duty;
    private final Policy policy;
    private final WorkingCalendar calendar;
    private final Phrases phrases;

    Interludes(Staff staff, DutyHours duty, Policy policy, WorkingCalendar calendar, Phrases phrases) {
        this.staff = staff;
        this.duty = duty;
        this.policy = policy;
        this.calendar = calendar;
        this.phrases = phrases;
    }

    /**
     * To the department that can solve it (K7), where no fixed order says whose turn it is (P3); answers who takes it there.
     *
     * @param filed as it was judged at intake, which decides who has had it so far
     */
    long handOver(Case filed, Case judged, Plan plan, long owner, Chance chance) {
        if (!policy.limits().stages().isEmpty()) {
            return owner;
        }
        var here = policy.firstDepartment(filed.judged().type()).code();
        var to = department(judged.judged().type(), here);
        var why = phrases.write("hand-over", judged.scene(), chance);
        plan.add(
                duty.after(plan.last(), Handling.minutes(chance.between(10.0, 60.0))),
                judged.dueAt(),
                when -> new Deed.HandOver(when, owner, to, why));
        long next = chance.pick(staff.departments().getOrDefault(to, staff.agents()));
        plan.add(
                duty.after(plan.last(), Handling.minutes(chance.between(5.0, 90.0))),
                judged.dueAt(),
                when -> Handling.assigned(when, next));
        return next;
    }

    /** By when the customer hears again (T4). */
    void promise(Case judged, Plan plan, long owner, Chance chance) {
        var text = phrases.say(judged.fromCustomer() ? "promise-customer" : "promise-branch", judged.scene(), chance);
        var within = Handling.minutes(30 * chance.between(4, 14));
        plan.add(
                duty.after(plan.last(), Handling.minutes(chance.between(1.0, 10.0))),
                judged.dueAt(),
                when -> new Deed.PromiseReply(when, owner, calendar.plusWorkingTime(when, within), text));
    }

    /** For what the policy lists, while the limit has not passed. */
    void waitForCustomer(Case judged, Plan plan, long owner, Chance chance) {
        var at = duty.after(plan.last(), Handling.minutes(chance.between(5.0, 40.0)));
        if (policy.limits().pauses().isEmpty() || !isWellBefore(judged.dueAt(), at)) {
            return;
        }
        var reason = chance.pick(policy.limits().pauses()).code();
        var note = phrases.say("pause", judged.scene(), chance);
        plan.add(at, judged.dueAt(), when -> new Deed.Pause(when, owner, reason, note));
        plan.add(
                duty.after(plan.last(), Handling.minutes(60 + chance.exponential(500))),
                judged.dueAt(),
                when -> new Deed.Resume(when, owner));
    }

    /** Asked for when it gets tight; a supervisor decides, mostly soon. */
    void moreTime(Case judged, Plan plan, long owner, Chance chance) {
        int most = policy.limits().extensions().workingDays();
        var left = duty.between(plan.last(), judged.dueAt());
        var at = duty.after(
                plan.last(), left.multipliedBy(chance.between(30, 85)).dividedBy(100));
        if (most == 0 || !isWellBefore(judged.dueAt(), at)) {
            return;
        }
        int days = 1 + chance.between(0, Math.min(2, most - 1));
        var why = phrases.write("more-time", judged.scene(), chance);
        plan.add(at, judged.dueAt(), when -> new Deed.AskMoreTime(when, owner, days, why));
        boolean granted = chance.of(0.75);
        var answer = granted
                ? phrases.say("more-time-granted", judged.scene(), chance)
                : phrases.write("more-time-refused", judged.scene(), chance);
        plan.add(
                duty.after(plan.last(), Handling.minutes(20 + chance.exponential(260))),
                judged.dueAt(),
                when -> new Deed.DecideMoreTime(when, staff.supervisor(), granted, answer));
    }

    private String department(String type, String here) {
        var named = policy.department(WHOSE.getOrDefault(type, "operations"))
                .map(Department::code)
                .filter(code -> !code.equals(here));
        List<String> others = policy.departments().stream()
                .map(Department::code)
                .filter(code -> !code.equals(here))
                .toList();
        return named.orElse(others.get(0));
    }

    /** The plan may shift a deed by some seconds. */
    private static boolean isWellBefore(Instant due, Instant at) {
        return at.isBefore(due.minus(Duration.ofMinutes(1)));
    }
}
