package hotline.complaint;

import hotline.failure.Failure;
import hotline.identity.Caller;
import hotline.sla.Deadlines;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Notes on a complaint, for colleagues or for the customer (P6). They change no version: nobody's work clashes with one. */
public final class Notes {
    private final Pool pool;
    private final Deadlines deadlines;
    private final ChangeStore store = new ChangeStore();

    public Notes(Pool pool, Deadlines deadlines) {
        this.pool = pool;
        this.deadlines = deadlines;
    }

    public Future<Event> add(String number, Caller.Staff author, LogEntry note, Instant at) {
        return pool.withTransaction(transaction -> store.idOf(transaction, number)
                .map(id -> id.orElseThrow(() -> new Failure.NotFound("there is no complaint " + number)))
                .compose(id -> store.lock(transaction, List.of(id)).map(locked -> {
                    var request = LogRequest.of(id, new Actor.Person(author.id()), at, note);
                    return change(locked.get(id), request, note);
                }))
                .compose(change -> store.write(transaction, List.of(change))
                        .map(written -> event(change.events().get(0), author))));
    }

    /** What the customer reads is an answer to them. */
    private ComplaintChange change(ComplaintState before, LogRequest request, LogEntry note) {
        return note.internal()
                ? StepChange.entries(before, request)
                : StepChange.answer(before, request, deadlines.of(before.facts().policyVersion()));
    }

    private static Event event(LoggedEvent logged, Caller.Staff author) {
        return new Event(
                logged.seq(),
                logged.type(),
                logged.at(),
                logged.actor().kind(),
                Optional.of(new PersonName(author.id(), author.name())),
                logged.internal(),
                logged.data());
    }
}
