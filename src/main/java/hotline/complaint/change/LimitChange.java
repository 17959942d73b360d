package hotline.complaint.change;

import hotline.complaint.ComplaintState;
import hotline.complaint.Custody;
import hotline.complaint.Step;
import hotline.log.LogEntry;
import hotline.sla.Clocks;
import hotline.sla.SlaCalculator;
import java.util.List;
import java.util.Optional;

/**
 * A complaint's custody and clocks after a change without a step: a pause, an extension, a hand-over, a promise.
 *
 * @param isReleased it has no owner any more; it waits for the agent who takes it next
 */
public record LimitChange(Custody custody, Clocks clocks, List<LogEntry> entries, boolean isReleased) {

    public LimitChange {
        entries = List.copyOf(entries);
    }

    public static LimitChange of(Custody custody, Clocks clocks, LogEntry... entries) {
        return new LimitChange(custody, clocks, List.of(entries), false);
    }

    public static LimitChange released(Custody custody, Clocks clocks, LogEntry... entries) {
        return new LimitChange(custody, clocks, List.of(entries), true);
    }

    ComplaintChange on(ComplaintState before, LimitRequest request, SlaCalculator limits) {
        var writer = new EventWriter(before, request.actor(), request.at());
        writer.answering(custody, clocks, limits);
        entries.forEach(writer::write);
        writer.writeBreaches(before.clocks(), clocks, before.judged());
        var events = writer.events();
        var progress = isReleased ? released(before.progress()) : before.progress();
        var after = before.moved(progress, custody, clocks, limits, events.size());
        return ComplaintChange.of(before, after, events, limits.ladder());
    }

    /** Unowned again, as if the agent had given it back. */
    private static ComplaintState.Progress released(ComplaintState.Progress was) {
        return new ComplaintState.Progress(
                LifeCycle.leadsTo(Step.RELEASE, was.reopened()),
                Optional.empty(),
                was.firstContact(),
                was.resolution(),
                was.resolvedAt(),
                was.endedAt(),
                was.reopened(),
                was.follows());
    }
}
