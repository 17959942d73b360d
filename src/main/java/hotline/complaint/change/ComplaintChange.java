package hotline.complaint.change;

import hotline.complaint.ComplaintState;
import hotline.sla.Ladder;
import hotline.sla.SlaClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A complaint before and after a change, its log entries, and its clocks to be stored. */
public record ComplaintChange(
        ComplaintState before, ComplaintState after, List<LoggedEvent> events, List<ClockUpdate> clocks) {

    public ComplaintChange {
        events = List.copyOf(events);
        clocks = List.copyOf(clocks);
    }

    /** @param ladder of the policy that rules the complaint now */
    public static ComplaintChange of(
            ComplaintState before, ComplaintState after, List<LoggedEvent> events, Ladder ladder) {
        boolean otherRungs = !before.matter().equals(after.matter())
                || before.facts().policyVersion() != after.facts().policyVersion()
                || before.isFollowing() != after.isFollowing();
        return otherRungs
                ? ofOpenClocks(before, after, events, ladder)
                : of(before, after, events, ladder, after.clocks().changedSince(before.clocks()));
    }

    /** The same if rungs may have moved although no clock has. */
    static ComplaintChange ofOpenClocks(
            ComplaintState before, ComplaintState after, List<LoggedEvent> events, Ladder ladder) {
        var moved = after.clocks().all().stream()
                .filter(clock -> clock.isOpen() || !before.clocks().all().contains(clock))
                .toList();
        return of(before, after, events, ladder, moved);
    }

    private static ComplaintChange of(
            ComplaintState before,
            ComplaintState after,
            List<LoggedEvent> events,
            Ladder ladder,
            List<SlaClock> moved) {
        return new ComplaintChange(
                before,
                after,
                events,
                moved.stream()
                        .map(clock -> new ClockUpdate(after.id(), clock, nextActionAt(clock, after, ladder)))
                        .toList());
    }

    /** While it follows another complaint, its limits rest; after that, what had been due meanwhile is done. */
    private static Optional<Instant> nextActionAt(SlaClock clock, ComplaintState after, Ladder ladder) {
        return after.isFollowing() ? Optional.empty() : ladder.nextActionAt(clock, after.matter());
    }
}
