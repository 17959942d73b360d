package hotline.complaint.change;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.log.LogEntry;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A note on a complaint, for colleagues or for the customer (P6). It changes no version: it clashes with no agent's work.
 *
 * @param complaint the complaint's id
 */
public record NoteRequest(long complaint, Actor actor, Instant at, LogEntry note, List<UUID> attachments)
        implements ChangeRequest {
    public NoteRequest {
        attachments = List.copyOf(attachments);
    }

    public NoteRequest(long complaint, Actor actor, Instant at, LogEntry note) {
        this(complaint, actor, at, note, List.of());
    }

    @Override
    public boolean concernsFollowers() {
        return true;
    }

    /** A note that the customer reads answers them. */
    @Override
    public ComplaintChange on(ComplaintState before, GoverningRules rules) {
        var entry = LogRequest.of(complaint, actor, at, note);
        return note.internal() ? StepChange.entries(before, entry) : StepChange.answer(before, entry, rules.limits());
    }
}
