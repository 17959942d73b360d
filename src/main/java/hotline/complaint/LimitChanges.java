package hotline.complaint;

import hotline.failure.Failure;
import hotline.parking.EachRow;
import hotline.sla.Clocks;
import hotline.sla.Deadlines;
import hotline.sla.DueTimes;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Changes how complaints stand and what their clocks say, without a step: pauses, extensions, hand-overs, promises. In
 * batches, each change with its events and consequences in one transaction. Safe for many threads and nodes.
 */
public final class LimitChanges {
    private final Pool pool;
    private final Deadlines deadlines;
    private final Followers followers;
    private final ChangeStore store = new ChangeStore();

    public LimitChanges(Pool pool, Deadlines deadlines, List<StepFollower> followers) {
        this.pool = pool;
        this.deadlines = deadlines;
        this.followers = new Followers(followers);
    }

    /**
     * What becomes of one complaint.
     *
     * @param isReleased nobody owns it any more; it waits for whoever takes it next
     */
    public record Change(Standing standing, Clocks clocks, List<LogEntry> entries, boolean isReleased) {
        public Change {
            entries = List.copyOf(entries);
        }

        public static Change of(Standing standing, Clocks clocks, LogEntry... entries) {
            return new Change(standing, clocks, List.of(entries), false);
        }

        public static Change released(Standing standing, Clocks clocks, LogEntry... entries) {
            return new Change(standing, clocks, List.of(entries), true);
        }
    }

    /** Decides what becomes of a complaint. Pure; throws a {@link Failure} where it may not be changed so. */
    @FunctionalInterface
    public interface Rule {
        Change apply(ComplaintState before, DueTimes limits);
    }

    /** @param expectedVersion the version the actor read; empty where the change does not rest on what somebody read */
    public record Request(long complaint, Actor actor, Instant at, Optional<Integer> expectedVersion, Rule rule) {}

    /** What became of a request: the complaint before and after, or why nothing was changed. */
    public record Result(
            Request request,
            Optional<ComplaintState> before,
            Optional<ComplaintState> after,
            Optional<Failure> refusal) {
        public ComplaintState orThrow() {
            refusal.ifPresent(failure -> {
                throw failure;
            });
            return after.orElseThrow();
        }
    }

    /** Makes a request once the complaint's id is known. */
    @FunctionalInterface
    public interface RequestOf {
        Request on(long complaint);
    }

    /** Locks complaints for whoever must lock or read rows of its own before it asks for changes. Absent ids are left out. */
    public Future<EachRow<ComplaintState>> lock(SqlConnection transaction, Collection<Long> ids) {
        return ids.isEmpty()
                ? Future.succeededFuture(new EachRow<>(List.of(), List.of()))
                : store.lockEach(transaction, ids);
    }

    /** The same for the complaint of that number; fails where there is none. */
    public Future<ComplaintState> lock(SqlConnection transaction, String number) {
        return id(transaction, number)
                .compose(id -> store.lock(transaction, List.of(id)).map(locked -> locked.get(id)));
    }

    /** Changes the complaint of that number, or fails with the refusal. */
    public Future<ComplaintState> change(String number, RequestOf request) {
        return pool.withTransaction(transaction -> change(transaction, number, request));
    }

    public Future<ComplaintState> change(SqlConnection transaction, String number, RequestOf request) {
        return id(transaction, number)
                .compose(id -> changeAll(transaction, List.of(request.on(id))))
                .map(results -> results.get(0).orThrow());
    }

    /** All in a transaction of their own; results in the order of the requests. A refused one stops no other. */
    public Future<List<Result>> changeAll(List<Request> requests) {
        return pool.withTransaction(transaction -> changeAll(transaction, requests));
    }

    /** The same within a transaction at hand, which must hold no lock but on complaints. One request per complaint. */
    public Future<List<Result>> changeAll(SqlConnection transaction, List<Request> requests) {
        var ids = requests.stream().map(Request::complaint).toList();
        if (new HashSet<>(ids).size() < ids.size()) {
            throw new IllegalArgumentException("two changes of one complaint in one batch");
        }
        return requests.isEmpty()
                ? Future.succeededFuture(List.of())
                : store.lock(transaction, ids)
                        .compose(locked -> followers.caughtUp(
                                transaction,
                                store,
                                locked,
                                requests.stream().collect(Collectors.toMap(Request::complaint, Request::at))))
                        .compose(locked -> write(transaction, requests, locked));
    }

    private Future<Long> id(SqlConnection transaction, String number) {
        return store.idOf(transaction, number)
                .map(id -> id.orElseThrow(() -> new Failure.NotFound("there is no complaint " + number)));
    }

    private Future<List<Result>> write(
            SqlConnection transaction, List<Request> requests, Map<Long, ComplaintState> locked) {
        var results = new ArrayList<Result>(requests.size());
        var changes = new ArrayList<ComplaintChange>();
        var moved = new ArrayList<LimitsMoved>();
        for (Request request : requests) {
            var before = Optional.ofNullable(locked.get(request.complaint()));
            try {
                var change =
                        change(before.orElseThrow(() -> new Failure.NotFound("there is no such complaint")), request);
                changes.add(change);
                moved.add(new LimitsMoved(change.before(), change.after(), request.at()));
                results.add(new Result(request, before, Optional.of(change.after()), Optional.empty()));
            } catch (Failure refused) {
                results.add(new Result(request, before, Optional.empty(), Optional.of(refused)));
            }
        }
        return store.write(transaction, changes)
                .compose(written -> followers.followLimits(transaction, moved))
                .map(followed -> List.copyOf(results));
    }

    private ComplaintChange change(ComplaintState before, Request request) {
        if (request.expectedVersion().filter(v -> v != before.version()).isPresent()) {
            throw new Failure.Changed(
                    "the complaint has changed since you read it; it is at version " + before.version());
        }
        var limits = before.limits(deadlines);
        var change = request.rule().apply(before, limits);
        var story = new Story(before, request.actor(), request.at());
        change.entries().forEach(story::tell);
        story.tellBreaches(before.clocks(), change.clocks(), before.judged());
        var events = story.events();
        var progress = change.isReleased() ? before.progress().released() : before.progress();
        var after = before.moved(progress, change.standing(), change.clocks(), limits, events.size());
        return ComplaintChange.of(before, after, events, limits.ladder());
    }
}
