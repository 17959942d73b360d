package hotline.sla;

import hotline.policy.ClockKind;
import hotline.policy.Department;
import hotline.policy.Limit;
import hotline.policy.Policy;
import hotline.policy.Stage;
import hotline.policy.taxonomy.Matter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/**
 * A policy's limits on its calendar: the due times (F5), and how pauses and extensions move them. Pure.
 *
 * @param calendarVersion the installed calendar that it counts with; empty where none is installed
 */
public record SlaCalculator(Policy policy, WorkingCalendar calendar, Optional<Integer> calendarVersion) {
    private static final Limit LEAST_REST = new Limit.WorkingDays(1);

    /** Throws IllegalArgumentException where the holidays are not those that the policy names. */
    public static SlaCalculator of(Policy policy, PublicHolidays holidays) {
        return of(policy, CalendarVersion.notInstalled(holidays));
    }

    public static SlaCalculator of(Policy policy, CalendarVersion version) {
        var holidays = version.holidays();
        if (!policy.calendar().equals(holidays.code())) {
            throw new IllegalArgumentException(
                    "policy " + policy.id() + " counts by " + policy.calendar() + ", not " + holidays.code());
        }
        return new SlaCalculator(
                policy, new WorkingCalendar(holidays, policy.businessHours(), policy.zone()), version.id());
    }

    public Ladder ladder() {
        return new Ladder(policy.escalation().ladder(), calendar);
    }

    /**
     * By when the case must be closed. From receipt, also after type or severity have been corrected; from its reopening
     * where the policy gives a reopened case the whole limit again.
     */
    public Deadline handling(Matter matter, Instant from) {
        return calendar.due(policy.limit(matter), from);
    }

    /** By when the customer must have been answered first; empty where the policy sets no such limit. */
    public Optional<Deadline> firstResponse(Matter matter, Instant received) {
        return policy.limits().firstResponse(matter).map(limit -> calendar.due(limit, received));
    }

    public Deadline stage(Stage stage, Instant begun) {
        return calendar.due(stage.limit(), begun);
    }

    public Optional<Deadline> holding(Department department, Instant since) {
        return department.holding().map(limit -> calendar.due(limit, since));
    }

    /** By when someone must have taken handed-over files to their department; empty where the policy sets no such limit (K7). */
    public Optional<Instant> acceptance(Instant handedOver) {
        return policy.limits().acceptance().map(limit -> calendar.due(limit, handedOver)
                .due());
    }

    /**
     * The current limit of a clock, with the unpublished years in it. Empty where the clock has no counted limit: none
     * at all, or one agreed with the customer.
     */
    public Optional<Deadline> counted(SlaClock clock, Matter matter) {
        return clock.limit().flatMap(limit -> policys(clock, matter)
                .map(counted -> counted.due().equals(limit.due())
                        ? counted
                        : calendar.counted(clock.startedAt(), limit.due())));
    }

    /** A warning for people where the limit of that clock runs through a year the calendar does not know. */
    public Optional<String> warning(SlaClock clock, Matter matter) {
        return counted(clock, matter).flatMap(Deadline::warning);
    }

    /** Whether the limit of that clock, which is still open, may move once a year is published. */
    public boolean isProvisional(SlaClock clock, Matter matter) {
        return clock.isOpen()
                && counted(clock, matter).filter(Deadline::isProvisional).isPresent();
    }

    /** The policy's limit from the clock's start, without pauses and extensions. */
    private Optional<Deadline> policys(SlaClock clock, Matter matter) {
        var from = clock.startedAt();
        return switch (clock.kind()) {
            case HANDLING -> Optional.of(handling(matter, from));
            case FIRST_RESPONSE -> firstResponse(matter, from);
            case STAGE -> clock.stage().flatMap(policy.limits()::stage).map(stage -> stage(stage, from));
            case HOLDING ->
                clock.department().flatMap(policy::department).flatMap(department -> holding(department, from));
            case CALLBACK -> policy.limits().callback().map(limit -> calendar.due(limit, from));
            case PROMISED_REPLY -> Optional.empty();
        };
    }

    /**
     * The clocks that a complaint starts with.
     *
     * @param isAnswered an agent has spoken to the customer already
     */
    public Clocks opening(Matter matter, Instant received, boolean isAnswered) {
        var clocks = new ArrayList<SlaClock>();
        clocks.add(SlaClock.running(
                ClockKind.HANDLING, received, handling(matter, received).due()));
        if (!isAnswered) {
            firstResponse(matter, received)
                    .map(deadline -> SlaClock.running(ClockKind.FIRST_RESPONSE, received, deadline.due()))
                    .ifPresent(clocks::add);
        }
        policy.limits().stages().stream()
                .findFirst()
                .map(stage -> begun(stage, received))
                .ifPresent(clocks::add);
        var holder = policy.firstDepartment(matter.type());
        if (holder.holding().isPresent()) {
            clocks.add(held(holder, received));
        }
        return new Clocks(clocks);
    }

    /** A stage's clock from its beginning (P5). */
    public SlaClock begun(Stage stage, Instant at) {
        return SlaClock.running(ClockKind.STAGE, at, stage(stage, at).due())
                .of(stage.department(), Optional.of(stage.code()));
    }

    /** The clock of a department that holds a case from then on. */
    public SlaClock held(Department department, Instant since) {
        return holding(department, since)
                .map(deadline -> SlaClock.running(ClockKind.HOLDING, since, deadline.due()))
                .orElseGet(() -> SlaClock.counting(ClockKind.HOLDING, since))
                .of(department.code(), Optional.empty());
    }

    /**
     * The clock of a callback due from then on. Its limit ends no later than the case's, unless that has passed
     * already; without one the case's limit applies.
     */
    public SlaClock callback(Instant resolved, Instant caseDue) {
        return policy.limits()
                .callback()
                .map(limit -> calendar.due(limit, resolved).due())
                .map(own -> own.isAfter(caseDue) && !caseDue.isBefore(resolved) ? caseDue : own)
                .map(due -> SlaClock.running(ClockKind.CALLBACK, resolved, due))
                .orElseGet(() -> SlaClock.counting(ClockKind.CALLBACK, resolved));
    }

    /** The same after the case's own limit moved. */
    public SlaClock callbackMoved(SlaClock callback, Instant caseDue, Instant now) {
        return callback(callback.startedAt(), caseDue)
                .limit()
                .map(limit -> recounted(callback, limit.counted(), now))
                .orElseGet(callback::unlimited);
    }

    /** The clock runs again: the working time of the pause is added to its limit. */
    public SlaClock resumed(SlaClock clock, Instant at) {
        if (clock.pausedAt().isEmpty()) {
            return clock;
        }
        var stood = calendar.workingTimeBetween(clock.pausedAt().get(), at);
        var total = clock.pausedTime().plus(stood);
        return clock.resumed(
                stood, clock.limit().map(limit -> limit(limit, limit.counted(), limit.extendedDays(), total)));
    }

    /** The customer's clock of a case that had ended and is open again: another one, or the same with the rest of its limit. */
    public SlaClock reopened(SlaClock ended, Matter matter, Instant at) {
        return switch (policy.limits().reopened()) {
            case FULL ->
                SlaClock.running(ClockKind.HANDLING, at, handling(matter, at).due())
                        .numbered(ended.ordinal() + 1);
            case REST -> goingOn(ended, at);
        };
    }

    /** The time while it was ended does not count, and there is at least one working day left. */
    private SlaClock goingOn(SlaClock ended, Instant at) {
        var limit = ended.limit().orElseThrow();
        var stood = ended.pausedTime()
                .plus(calendar.workingTimeBetween(ended.stoppedAt().orElseThrow(), at));
        var least = calendar.workingTimeBetween(
                extended(limit.counted(), limit.extendedDays()),
                calendar.due(LEAST_REST, at).due());
        var total = stood.compareTo(least) < 0 ? least : stood;
        return ended.goingOn(total, limit(limit, limit.counted(), limit.extendedDays(), total));
    }

    /** The policy's limit was recounted, from the clock's start; pauses and extensions stay. */
    public SlaClock recounted(SlaClock clock, Instant counted, Instant now) {
        var before = clock.limit().orElseGet(() -> TimeLimit.of(counted));
        return clock.moved(limit(before, counted, before.extendedDays(), clock.pausedTime()), now);
    }

    /** Extended by that many working days (延期). */
    public SlaClock extended(SlaClock clock, int workingDays, Instant now) {
        var before = clock.limit().orElseThrow();
        int days = before.extendedDays() + workingDays;
        return clock.moved(limit(before, before.counted(), days, clock.pausedTime()), now);
    }

    private TimeLimit limit(TimeLimit before, Instant counted, int extendedDays, Duration pausedTime) {
        return new TimeLimit(
                before.promised(),
                counted,
                extendedDays,
                calendar.plusWorkingTime(counted, pausedTime),
                calendar.plusWorkingTime(extended(counted, extendedDays), pausedTime));
    }

    private Instant extended(Instant counted, int days) {
        // A limit that ends at 24:00 ends on the day before.
        return days == 0
                ? counted
                : calendar.due(new Limit.WorkingDays(days), counted.minusNanos(1))
                        .due();
    }
}
