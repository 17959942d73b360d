package hotline.complaint;

import hotline.failure.Failure;
import hotline.identity.Caller;
import hotline.sla.Deadlines;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Notes on a complaint, for colleagues or for the customer (P6). They change no version: nobody's work clashes with one. */
public final class Notes {
    private final Pool pool;
    private final Deadlines deadlines;
    private final Followers followers;
    private final ChangeStore store = new ChangeStore();

    public Notes(Pool pool, Deadlines deadlines, List<StepFollower> followers) {
        this.pool = pool;
        this.deadlines = deadlines;
        this.followers = new Followers(followers);
    }

    /** The note as the log has it. */
    public Future<EventPage> add(String number, Caller.Staff author, LogEntry note, Instant at) {
        return pool.withTransaction(transaction -> store.idOf(transaction, number)
                .map(id -> id.orElseThrow(() -> new Failure.NotFound("there is no complaint " + number)))
                .compose(id -> write(transaction, List.of(LogRequest.of(id, new Actor.Person(author.id()), at, note))))
                .map(changes -> changes.get(0))
                .map(change -> new EventPage(
                        change.after().facts().policyVersion(),
                        List.of(event(noted(change), author)),
                        Optional.empty())));
    }

    /** One request per complaint, each with notes alone. */
    public Future<Void> addAll(List<LogRequest> requests) {
        return pool.withTransaction(transaction -> write(transaction, requests)).mapEmpty();
    }

    private Future<List<ComplaintChange>> write(SqlConnection transaction, List<LogRequest> requests) {
        var ids = requests.stream().map(LogRequest::complaint).toList();
        var at = requests.stream().collect(Collectors.toMap(LogRequest::complaint, LogRequest::at));
        return store.lock(transaction, ids)
                .compose(locked -> followers.caughtUp(transaction, store, locked, at))
                .compose(locked -> {
                    var changes = new ArrayList<ComplaintChange>();
                    var moved = new ArrayList<LimitsMoved>();
                    for (LogRequest request : requests) {
                        var change = change(locked.get(request.complaint()), request);
                        changes.add(change);
                        // What the customer reads may end clocks.
                        if (!change.clocks().isEmpty()) {
                            moved.add(new LimitsMoved(change.before(), change.after(), request.at()));
                        }
                    }
                    return store.write(transaction, changes)
                            .compose(written -> followers.followLimits(transaction, moved))
                            .map(List.copyOf(changes));
                });
    }

    /** Limits found passed on the way are told before it. */
    private static LoggedEvent noted(ComplaintChange change) {
        return change.events().get(change.events().size() - 1);
    }

    /** What the customer reads is an answer to them. */
    private ComplaintChange change(ComplaintState before, LogRequest request) {
        return request.entries().stream().allMatch(LogEntry::internal)
                ? StepChange.entries(before, request)
                : StepChange.answer(before, request, before.limits(deadlines));
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
