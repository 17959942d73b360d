package hotline.escalation;

import hotline.complaint.Actor;
import hotline.complaint.ComplaintState;
import hotline.complaint.change.ComplaintChanges;
import hotline.database.Database;
import hotline.escalation.ReminderStore.Sent;
import hotline.failure.Expected;
import hotline.identity.Staffing;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * Reminds the owners of paused complaints at the time at which the pause is looked at again, once. Any number of nodes
 * run it; rows that one of them has locked are skipped by the others.
 */
public final class PauseReviews {
    private static final Pace PACE = Pace.ofMillis(1_000, 15_000);
    private static final int MOST = 100;

    private final Database database;
    private final ComplaintChanges changes;
    private final Reminders reminders;
    private final InstantSource clock;
    private final ReminderStore store = new ReminderStore();
    private final Loop loop;

    public PauseReviews(
            Loops loops, Database database, ComplaintChanges changes, Reminders reminders, InstantSource clock) {
        this.database = database;
        this.changes = changes;
        this.reminders = reminders;
        this.clock = clock;
        this.loop = loops.loop("pause reviews", PACE, this::round);
    }

    public void start() {
        loop.start();
    }

    /** No round begins any more; completes when the present one has ended. */
    public Future<Void> stop() {
        return loop.stop();
    }

    private Future<Next> round() {
        return remind(clock.instant()).map(count -> Next.atOnceIf(count == MOST));
    }

    /** Returns how many were due. */
    Future<Integer> remind(Instant now) {
        return database.inTransaction(transaction -> store.claimPauses(transaction, now, MOST)
                .compose(due -> due.isEmpty()
                        ? Future.succeededFuture(0)
                        : changes.lockEach(transaction, due)
                                .compose(read -> remind(transaction, read.items(), now))
                                .compose(sent -> store.reviewed(transaction, due))
                                .map(due.size())));
    }

    /** A complaint that can't be read is parked by the loops that work on it; here it only is not found again. */
    private Future<Void> remind(SqlConnection transaction, List<ComplaintState> due, Instant now) {
        var paused = due.stream().filter(state -> state.clocks().isPaused()).toList();
        if (paused.isEmpty()) {
            return Future.succeededFuture();
        }
        // Sent together: both take one round trip.
        var sent = store.sent(
                transaction, paused.stream().map(state -> state.facts().id()).toList());
        var staffing = Staffing.read(transaction);
        return Future.all(sent, staffing)
                .compose(read -> reminders.send(
                        transaction, ofPauses(paused, sent.result(), staffing.result(), now), new Actor.Program()));
    }

    private static List<Reminder> ofPauses(
            List<ComplaintState> paused, Map<Long, Sent> sent, Staffing staffing, Instant now) {
        var addressees = new Addressees(staffing);
        return paused.stream()
                .map(state ->
                        Reminder.ofPause(state, Expected.in(sent, state.facts().id()), addressees, now))
                .toList();
    }
}
