package hotline.complaint.change;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.complaint.change.ChangeResult.Refused;
import hotline.database.Database;
import hotline.failure.Expected;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.parking.EachRow;
import hotline.policy.Policies;
import hotline.sla.Deadlines;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.LongFunction;

/**
 * The one way in which complaints are changed after intake. In one transaction, complaints are locked in the order of
 * their ids, overdue actions on them are done, the rule of each {@link ChangeRequest} decides, all changes are written
 * with their events in one statement, and the followers act. The transaction is repeated if PostgreSQL rolled it back
 * in favour of another. Safe for many threads and nodes.
 */
public final class ComplaintChanges {
    private final Database database;
    private final Policies policies;
    private final Deadlines deadlines;
    private final Followers followers;
    private final ChangeStore store = new ChangeStore();

    public ComplaintChanges(Database database, Policies policies, Deadlines deadlines, List<ChangeFollower> followers) {
        this.database = database;
        this.policies = policies;
        this.deadlines = deadlines;
        this.followers = new Followers(followers, store);
    }

    /** One change, or its refusal as a failure. */
    public Future<Changed> apply(ChangeRequest request) {
        return apply(Once.unkeyed(), request);
    }

    public Future<Changed> apply(Once once, ChangeRequest request) {
        return once.inTransaction(database.pool(), transaction -> apply(transaction, request));
    }

    /** The same within a transaction at hand. */
    public Future<Changed> apply(SqlConnection transaction, ChangeRequest request) {
        return applyAll(transaction, List.of(request)).map(ComplaintChanges::only);
    }

    /** One change of the complaint of that number, or its refusal as a failure. */
    public Future<Changed> apply(Once once, String number, LongFunction<? extends ChangeRequest> request) {
        return once.inTransaction(database.pool(), transaction -> id(transaction, number)
                .compose(id -> apply(transaction, request.apply(id))));
    }

    /**
     * All within a transaction at hand, which must hold no lock except on complaints. One request per complaint; results
     * in the order of the requests. A refused change stops no other.
     */
    public Future<List<ChangeResult>> applyAll(SqlConnection transaction, List<? extends ChangeRequest> requests) {
        if (requests.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        return store.lock(transaction, distinctIds(requests))
                .compose(locked -> followers.caughtUp(transaction, locked, requests))
                .compose(locked -> store.callbackOwed(transaction, askingForCallback(requests))
                        .compose(owed -> write(transaction, requests, locked, owed)));
    }

    /** The same for the complaints of those numbers, each number given with its complaint's id; results in their order. */
    public Future<List<ChangeResult>> applyAll(
            Once once, List<String> numbers, BiFunction<String, Long, ? extends ChangeRequest> request) {
        return once.inTransaction(database.pool(), transaction -> store.idsOf(transaction, numbers)
                .compose(ids -> applyAll(
                                transaction,
                                numbers.stream()
                                        .filter(ids::containsKey)
                                        .map(number -> request.apply(number, Expected.in(ids, number)))
                                        .toList())
                        .map(results -> inOrder(numbers, ids.keySet(), results))));
    }

    /** The results that {@link #applyAll(Once, List, BiFunction)} would have now; nothing is changed. */
    public Future<List<ChangeResult>> tryAll(
            List<String> numbers, BiFunction<String, Long, ? extends ChangeRequest> request) {
        return database.pool().withConnection(connection -> store.idsOf(connection, numbers)
                .compose(ids -> store.read(connection, ids.values()).map(states -> {
                    var known = numbers.stream().filter(ids::containsKey).toList();
                    var results = known.stream()
                            .map(number -> tried(states, request.apply(number, Expected.in(ids, number))))
                            .toList();
                    return inOrder(numbers, ids.keySet(), results);
                })));
    }

    /** The result that the request would have on its complaint, one of these; nothing is changed. */
    public ChangeResult tried(Map<Long, ComplaintState> states, ChangeRequest request) {
        try {
            return changed(request, decide(states, request, false));
        } catch (Failure.Busy behind) {
            throw behind;
        } catch (Failure refused) {
            return new Refused(refused);
        }
    }

    /**
     * Locks complaints ahead of rows that belong to them, for services that must lock or read such rows before they ask
     * for changes. Absent ids are left out.
     */
    public Future<Map<Long, ComplaintState>> lock(SqlConnection transaction, Collection<Long> ids) {
        return store.lock(transaction, ids);
    }

    /** The same without those that can't be read. */
    public Future<EachRow<ComplaintState>> lockEach(SqlConnection transaction, Collection<Long> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture(new EachRow<>(List.of(), List.of()))
                : store.lockEach(transaction, ids);
    }

    /** Ids by number; numbers of no complaint are left out. */
    public Future<Map<String, Long>> idsOf(SqlConnection transaction, Collection<String> numbers) {
        return store.idsOf(transaction, numbers);
    }

    /** Fails if there is no complaint of that number. */
    public Future<Long> idOf(String number) {
        return database.pool().withConnection(connection -> id(connection, number));
    }

    private Future<Long> id(SqlConnection transaction, String number) {
        return store.idOf(transaction, number).map(id -> id.orElseThrow(() -> noneOf(number)));
    }

    private Future<List<ChangeResult>> write(
            SqlConnection transaction,
            List<? extends ChangeRequest> requests,
            Map<Long, ComplaintState> locked,
            Set<Long> callbackOwed) {
        var results = new ArrayList<ChangeResult>(requests.size());
        var changes = new ArrayList<ComplaintChange>();
        var made = new ArrayList<Changed>();
        for (ChangeRequest request : requests) {
            try {
                // Looked up only for requests that ask for it; the others offer no step that it would forbid.
                boolean owed = !request.asksForOwedCallback() || callbackOwed.contains(request.complaint());
                var change = decide(locked, request, owed);
                var done = changed(request, change);
                changes.add(change);
                made.add(done);
                results.add(done);
            } catch (Failure.Busy behind) {
                throw behind;
            } catch (Failure refused) {
                results.add(new Refused(refused));
            }
        }
        return store.write(transaction, changes)
                .compose(written -> followers.follow(transaction, made))
                .compose(followed -> followers.further(transaction, made))
                .compose(further -> applyAll(transaction, further))
                .map(done -> List.copyOf(results));
    }

    private ComplaintChange decide(Map<Long, ComplaintState> states, ChangeRequest request, boolean callbackOwed) {
        var before = Optional.ofNullable(states.get(request.complaint()))
                .orElseThrow(() -> new Failure.NotFound("there is no such complaint"));
        if (request.expectedVersion()
                .filter(expected -> !expected.contains(before.version()))
                .isPresent()) {
            throw new Failure.Changed(
                    "the complaint has changed since you read it; it is at version " + before.version());
        }
        if (before.facts().erased() && request.actor().kind() != Actor.Kind.PROGRAM) {
            throw new Failure.Conflict(
                    "the personal data of the complaint are erased, and it is kept for figures only");
        }
        if (before.isFollowing() && !request.concernsFollowers()) {
            throw new Failure.Conflict(
                    "the complaint follows another one about the same matter, which is worked on instead");
        }
        return request.on(before, new GoverningRules(before, policies, deadlines, callbackOwed));
    }

    private static Changed changed(ChangeRequest request, ComplaintChange change) {
        return new Changed(request, change.before(), change.after(), change.events());
    }

    private static Changed only(List<ChangeResult> results) {
        return results.get(0).orThrow();
    }

    /** @param results of the known numbers, in the order of the numbers */
    private static List<ChangeResult> inOrder(List<String> numbers, Set<String> known, List<ChangeResult> results) {
        var next = results.iterator();
        return numbers.stream()
                .map(number -> known.contains(number) ? next.next() : new Refused(noneOf(number)))
                .toList();
    }

    private static Failure.NotFound noneOf(String number) {
        return new Failure.NotFound("there is no complaint " + number);
    }

    private static Set<Long> distinctIds(List<? extends ChangeRequest> requests) {
        var ids = new HashSet<Long>();
        for (ChangeRequest request : requests) {
            if (!ids.add(request.complaint())) {
                throw new IllegalArgumentException("two changes of complaint " + request.complaint() + " in one batch");
            }
        }
        return ids;
    }

    private static List<Long> askingForCallback(List<? extends ChangeRequest> requests) {
        return requests.stream()
                .filter(ChangeRequest::asksForOwedCallback)
                .map(ChangeRequest::complaint)
                .toList();
    }
}
