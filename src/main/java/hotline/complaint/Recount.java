package hotline.complaint;

import hotline.policy.ClockKind;
import hotline.policy.taxonomy.Matter;
import hotline.sla.Clocks;
import hotline.sla.SlaCalculator;
import hotline.sla.SlaClock;
import java.time.Instant;
import java.util.Optional;

/**
 * A complaint's limits recounted, each from the start of its clock, after its type, severity, policy or calendar
 * changed. Pauses and extensions stay, and so do the clocks of a case before it was reopened. Pure.
 *
 * @param warning set if the customer's limit runs through a year that the calendar does not know
 * @param calendarVersion the installed calendar that it was counted with
 */
public record Recount(Clocks clocks, Optional<String> warning, Optional<Integer> calendarVersion) {

    public static Recount of(ComplaintState before, Matter matter, SlaCalculator limits, Instant at) {
        var handling = before.clock();
        var counted = limits.handling(matter, handling.startedAt()).due();
        var clocks = before.clocks()
                .put(limits.recounted(handling, counted, at))
                .each(SlaClock::isOpen, clock -> other(clock, matter, limits, at));
        var due = clocks.handling().dueAt();
        clocks = clocks.each(
                clock -> clock.isOpen() && clock.kind() == ClockKind.CALLBACK,
                clock -> limits.callbackMoved(clock, due, at));
        return new Recount(clocks, limits.warning(clocks.handling(), matter), limits.calendarVersion());
    }

    /**
     * An agreed reply time stays as it was promised to the customer; a clock that another policy does not have ends.
     */
    private static SlaClock other(SlaClock clock, Matter matter, SlaCalculator limits, Instant at) {
        return switch (clock.kind()) {
            case HANDLING, PROMISED_REPLY, CALLBACK -> clock;
            case FIRST_RESPONSE ->
                limits.firstResponse(matter, clock.startedAt())
                        .map(deadline -> limits.recounted(clock, deadline.due(), at))
                        .orElseGet(() -> clock.stopped(at, true));
            case STAGE ->
                clock.stage()
                        .flatMap(limits.policy().limits()::stage)
                        .map(stage -> limits.recounted(
                                clock, limits.stage(stage, clock.startedAt()).due(), at))
                        .orElseGet(() -> limits.resumed(clock, at).stopped(at, true));
            case HOLDING ->
                clock.department()
                        .flatMap(limits.policy()::department)
                        .flatMap(department -> limits.holding(department, clock.startedAt()))
                        .map(deadline -> limits.recounted(clock, deadline.due(), at))
                        .orElseGet(clock::unlimited);
        };
    }

    boolean changes(ComplaintState before) {
        return !clocks.equals(before.clocks());
    }
}
