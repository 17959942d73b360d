package hotline.complaint.change;

import hotline.complaint.Actor;
import hotline.complaint.Event;
import hotline.complaint.EventPage;
import hotline.complaint.PersonName;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.identity.Caller;
import hotline.log.LogEntry;
import hotline.once.Once;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Agents' notes on complaints, answered as readers of the log see them. */
public final class Notes {
    private final ComplaintChanges changes;

    public Notes(ComplaintChanges changes) {
        this.changes = changes;
    }

    /** The note as the log has it. */
    public Future<EventPage> add(Once once, String number, Caller.Staff author, LogEntry note, Instant at) {
        return add(once, number, author, note, List.of(), at);
    }

    /** The same with uploads that come with it. */
    public Future<EventPage> add(
            Once once, String number, Caller.Staff author, LogEntry note, List<UUID> attachments, Instant at) {
        return changes.apply(
                        once, number, id -> new NoteRequest(id, new Actor.Person(author.id()), at, note, attachments))
                .map(noted -> new EventPage(
                        noted.after().facts().policyVersion(), List.of(event(noted, author)), Optional.empty()));
    }

    /** Limits found passed during the change are logged before it. */
    private static Event event(Changed noted, Caller.Staff author) {
        var logged = noted.events().get(noted.events().size() - 1);
        return new Event(
                logged.seq(),
                logged.type(),
                logged.at(),
                logged.actor().kind(),
                Optional.of(new PersonName(author.id(), author.name())),
                logged.internal(),
                logged.stored().whole(),
                Event.Reading.HOUSE);
    }
}
