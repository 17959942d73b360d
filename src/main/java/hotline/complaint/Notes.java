package hotline.complaint;

import hotline.failure.Failure;
import hotline.identity.Caller;
import hotline.sla.Deadlines;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Notes on a complaint, for colleagues or for the customer (P6). They change no version: nobody's work clashes with one. */
public final class Notes {
    private final Pool pool;
    private final Deadlines deadlines;
    private final List<StepFollower> followers;
    private final ChangeStore store = new ChangeStore();

    public Notes(Pool pool, Deadlines deadlines, List<StepFollower> followers) {
        this.pool = pool;
        this.deadlines = deadlines;
        this.followers = List.copyOf(followers);
    }

    public Future<Event> add(String number, Caller.Staff author, LogEntry note, Instant at) {
        return pool.withTransaction(transaction -> store.idOf(transaction, number)
                .map(id -> id.orElseThrow(() -> new Failure.NotFound("there is no complaint " + number)))
                .compose(id -> store.lock(transaction, List.of(id)).map(locked -> {
                    var request = LogRequest.of(id, new Actor.Person(author.id()), at, note);
                    return change(locked.get(id), request, note);
                }))
                .compose(change -> store.write(transaction, List.of(change))
                        .compose(written -> follow(transaction, change, at))
                        .map(followed -> event(noted(change), author))));
    }

    /** What the customer reads may end clocks. */
    private Future<Void> follow(SqlConnection transaction, ComplaintChange change, Instant at) {
        var moved = List.of(new LimitsMoved(change.before(), change.after(), at));
        Future<Void> done = Future.succeededFuture();
        if (!change.clocks().isEmpty()) {
            for (StepFollower follower : followers) {
                done = done.compose(before -> follower.followLimits(transaction, moved));
            }
        }
        return done;
    }

    /** Limits found passed on the way are told before it. */
    private static LoggedEvent noted(ComplaintChange change) {
        return change.events().get(change.events().size() - 1);
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
