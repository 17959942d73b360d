package hotline.complaint.change;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.Recount;
import hotline.log.LimitEvent.Recounted;
import hotline.log.LogEntry;
import hotline.log.RecountedClock;
import hotline.policy.ClockKind;
import hotline.sla.SlaCalculator;
import hotline.sla.SlaClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The effect of another calendar on an open complaint. The log records each limit that moved, and the customer reads it
 * if their limit moved. Pure.
 */
final class CalendarChange {
    private CalendarChange() {}

    /** @param limits of the policy that rules the complaint, on the new calendar */
    static ComplaintChange of(ComplaintState before, SlaCalculator limits, Instant at) {
        var recount = Recount.of(before, before.matter(), limits, at);
        var writer = new EventWriter(before, new Actor.Program(), at);
        var moved = moved(before, recount);
        if (!moved.isEmpty()) {
            writer.write(entry(before, recount, moved));
        }
        writer.writeBreaches(before.clocks(), recount.clocks(), before.judged());
        var events = writer.events();
        var after = before.recounted(recount, events.size());
        return ComplaintChange.ofOpenClocks(before, after, events, limits.ladder());
    }

    private static List<SlaClock> moved(ComplaintState before, Recount recount) {
        return recount.clocks().all().stream()
                .filter(clock -> clock.limit().isPresent())
                .filter(clock ->
                        was(before, clock).filter(clock.dueAt()::equals).isEmpty())
                .toList();
    }

    private static Optional<Instant> was(ComplaintState before, SlaClock now) {
        return before.clocks().all().stream()
                .filter(clock -> clock.kind() == now.kind() && clock.ordinal() == now.ordinal())
                .findFirst()
                .flatMap(SlaClock::limit)
                .map(limit -> limit.due());
    }

    /** Department limits are internal (P6), so only colleagues read an event in which no other limit moved. */
    private static LogEntry entry(ComplaintState before, Recount recount, List<SlaClock> moved) {
        boolean isCustomers = moved.stream().anyMatch(clock -> clock.kind() == ClockKind.HANDLING);
        var event = new Recounted(
                LoggedLimits.move(before, recount.clocks()),
                recount.calendarVersion(),
                before.calendarVersion(),
                isCustomers ? Optional.empty() : Optional.of(clocks(before, moved)));
        return new LogEntry(event, !isCustomers);
    }

    private static List<RecountedClock> clocks(ComplaintState before, List<SlaClock> moved) {
        return moved.stream()
                .map(clock -> new RecountedClock(
                        clock.kind(), clock.department(), clock.stage(), was(before, clock), clock.dueAt()))
                .toList();
    }
}
