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
 * @param hands who has it then
 */
public record LimitChange(Custody custody, Clocks clocks, List<LogEntry> entries, Hands hands) {

    /** Who has a complaint after such a change. */
    public sealed interface Hands {
        /** As before. */
        record Same() implements Hands {}

        /** No one: it waits for the agent who takes it next. */
        record Nobody() implements Hands {}

        /** That person, {@code person.id}. */
        record Given(long person) implements Hands {}
    }

    public LimitChange {
        entries = List.copyOf(entries);
    }

    public static LimitChange of(Custody custody, Clocks clocks, LogEntry... entries) {
        return new LimitChange(custody, clocks, List.of(entries), new Hands.Same());
    }

    public static LimitChange released(Custody custody, Clocks clocks, LogEntry... entries) {
        return new LimitChange(custody, clocks, List.of(entries), new Hands.Nobody());
    }

    /** @param person who has it from then on, {@code person.id} */
    public static LimitChange given(long person, Custody custody, Clocks clocks, LogEntry... entries) {
        return new LimitChange(custody, clocks, List.of(entries), new Hands.Given(person));
    }

    ComplaintChange on(ComplaintState before, LimitRequest request, SlaCalculator limits) {
        var writer = new EventWriter(before, request.actor(), request.at());
        writer.answering(custody, clocks, limits);
        entries.forEach(writer::write);
        writer.writeBreaches(before.clocks(), clocks, before.judged());
        var events = writer.events();
        var after = before.moved(progress(before.progress()), custody, clocks, limits, events.size());
        return ComplaintChange.of(before, after, events, limits.ladder());
    }

    private ComplaintState.Progress progress(ComplaintState.Progress was) {
        // As if the agent had given it back, or had been assigned to it.
        if (hands instanceof Hands.Nobody) {
            return moved(was, Step.RELEASE, Optional.empty());
        }
        return hands instanceof Hands.Given given ? moved(was, Step.ASSIGN, Optional.of(given.person())) : was;
    }

    private static ComplaintState.Progress moved(ComplaintState.Progress was, Step step, Optional<Long> owner) {
        return new ComplaintState.Progress(
                LifeCycle.leadsTo(step, was.reopened()),
                owner,
                was.firstContact(),
                was.resolution(),
                was.resolvedAt(),
                was.endedAt(),
                was.reopened(),
                was.follows());
    }
}
