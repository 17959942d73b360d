package hotline.complaint;

import hotline.failure.Failure;
import hotline.identity.Caller;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Notes on a complaint, for colleagues or for the customer (P6). They change no version: nobody's work clashes with one. */
public final class Notes {
    private final Pool pool;
    private final ChangeStore store = new ChangeStore();

    public Notes(Pool pool) {
        this.pool = pool;
    }

    public Future<Event> add(String number, Caller.Staff author, LogEntry note, Instant at) {
        return pool.withTransaction(transaction -> store.idOf(transaction, number)
                .map(id -> id.orElseThrow(() -> new Failure.NotFound("there is no complaint " + number)))
                .compose(id -> store.lock(transaction, List.of(id)).map(locked -> {
                    var request = LogRequest.of(id, new Actor.Person(author.id()), at, note);
                    return StepChange.entries(locked.get(id), request);
                }))
                .compose(change -> store.write(transaction, List.of(change))
                        .map(written -> event(change.events().get(0), author))));
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
