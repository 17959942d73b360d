package hotline.limits;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.change.ChangeResult;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.change.LimitRequest;
import hotline.database.Database;
import hotline.escalation.Reminders;
import hotline.escalation.Reminders.HandedBack;
import hotline.failure.Expected;
import hotline.limits.OfferedStore.Moved;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.sla.Deadlines;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives back what was handed over to a department in which no one took it in time (K7), and tells the first contact and
 * the department's supervisor. Any number of nodes run it; rows that one of them has locked are skipped by the others.
 */
public final class UnacceptedHandOvers {
    private static final Pace PACE = Pace.ofMillis(1_000, 15_000);
    private static final int MOST = 100;

    private final Database database;
    private final ComplaintChanges changes;
    private final Reminders reminders;
    private final Deadlines deadlines;
    private final InstantSource clock;
    private final OfferedStore store = new OfferedStore();
    private final Loop loop;

    public UnacceptedHandOvers(
            Loops loops,
            Database database,
            ComplaintChanges changes,
            Reminders reminders,
            Deadlines deadlines,
            InstantSource clock) {
        this.database = database;
        this.changes = changes;
        this.reminders = reminders;
        this.deadlines = deadlines;
        this.clock = clock;
        this.loop = loops.loop("hand-overs to accept", PACE, this::round);
    }

    public void start() {
        loop.start();
    }

    /** No round begins any more; completes when the present one has ended. */
    public Future<Void> stop() {
        return loop.stop();
    }

    private Future<Next> round() {
        return giveBack(clock.instant()).map(count -> Next.atOnceIf(count == MOST));
    }

    /** Returns how many were due. */
    Future<Integer> giveBack(Instant now) {
        return database.inTransaction(transaction -> store.claim(transaction, now, MOST)
                .compose(due -> due.isEmpty()
                        ? Future.succeededFuture(0)
                        : changes.lockEach(transaction, due.keySet())
                                .compose(read -> giveBack(transaction, due, read.items(), now))
                                .map(due.size())));
    }

    /** What can't be read, or waits for no one any more, is not found again; work that is due later, later. */
    private Future<Void> giveBack(
            SqlConnection transaction, Map<Long, HandingBack> due, List<ComplaintState> read, Instant now) {
        var moved = new ArrayList<Moved>();
        var requests = new ArrayList<LimitRequest>();
        var unread = new HashSet<>(due.keySet());
        for (ComplaintState state : read) {
            unread.remove(state.id());
            var by = HandingBack.acceptBy(state, state.limits(deadlines));
            if (by.filter(time -> !time.isAfter(now)).isPresent()) {
                var back = Expected.in(due, state.id());
                requests.add(new LimitRequest(
                        state.id(),
                        new Actor.Program(),
                        now,
                        Optional.empty(),
                        (before, limits) -> back.handBack(before, limits, now)));
            } else {
                moved.add(new Moved(state.id(), by));
            }
        }
        unread.forEach(id -> moved.add(new Moved(id, Optional.empty())));
        return store.move(transaction, moved)
                .compose(done -> changes.applyAll(transaction, requests))
                .compose(results -> reminders.ofHandedBack(
                        transaction,
                        results.stream()
                                .map(ChangeResult::orThrow)
                                .map(changed -> new HandedBack(
                                        changed.after(),
                                        changed.before().custody().heldBy()))
                                .toList(),
                        now));
    }
}
