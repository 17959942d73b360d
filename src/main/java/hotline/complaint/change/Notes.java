package hotline.complaint.change;

import hotline.complaint.Event;
import hotline.complaint.EventPage;
import hotline.complaint.PersonName;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.identity.Caller;
import hotline.log.EventType;
import hotline.once.Once;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** What agents write on complaints, answered as readers of the log see them. */
public final class Notes {
    private final ComplaintChanges changes;

    public Notes(ComplaintChanges changes) {
        this.changes = changes;
    }

    /** What was written as the log has it, an event of that type. */
    public Future<EventPage> write(
            Once once,
            String number,
            Caller.Staff author,
            EventType type,
            LongFunction<? extends ChangeRequest> request) {
        return changes.apply(once, number, request)
                .map(noted -> new EventPage(
                        noted.after().facts().policyVersion(), List.of(event(noted, type, author)), Optional.empty()));
    }

    /** Limits found passed during the change are logged beside it, and so is a promise. */
    private static Event event(Changed noted, EventType type, Caller.Staff author) {
        var logged = noted.events().stream()
                .filter(event -> event.type() == type)
                .findFirst()
                .orElseThrow();
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
