package hotline.complaint.change;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.log.LogEntry;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Entries for a complaint's log that change nothing else: a note, a link, a rating.
 *
 * @param complaint the complaint's id
 */
public record LogRequest(long complaint, Actor actor, Instant at, List<LogEntry> entries) implements ChangeRequest {

    public LogRequest {
        entries = List.copyOf(entries);
    }

    /** The same with the entries of that one too, which concerns the same complaint. */
    public LogRequest and(LogRequest other) {
        return new LogRequest(
                complaint,
                actor,
                at,
                Stream.concat(entries.stream(), other.entries.stream()).toList());
    }

    @Override
    public boolean concernsFollowers() {
        return true;
    }

    @Override
    public ComplaintChange on(ComplaintState before, GoverningRules rules) {
        return StepChange.entries(before, this);
    }

    /** As a change of the complaint: it raises the version, so that anyone who read the one before looks again. */
    public ComplaintChange recordedOn(ComplaintState before, GoverningRules rules) {
        var events = on(before, rules).events();
        return new ComplaintChange(before, before.recorded(events.size()), events, List.of());
    }

    /** Such entries can be written even for a complaint under a policy that this node can't read. */
    @Override
    public boolean restsOnClocks() {
        return false;
    }

    public static LogRequest of(long complaint, Actor actor, Instant at, LogEntry... entries) {
        return new LogRequest(complaint, actor, at, List.of(entries));
    }
}
