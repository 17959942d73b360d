package hotline.earlier;

import hotline.complaint.Actor;
import hotline.complaint.change.ComplaintChanges;
import hotline.database.Database;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.policy.Policies;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Two complaints about one thing that come to two nodes in the same moment both find none before them, since neither is written yet. This
 * looks again a moment later, and counts the later one as if it had seen the other. Any node does it, without harm if twice.
 */
public final class FirstComplaints {
    private static final Pace PACE = new Pace(Duration.ofSeconds(2), Duration.ofSeconds(15));

    /** Longer than a statement of intake may take: more lies between no two that missed each other. */
    private static final int MOMENT_SECONDS = 30;

    private final Database database;
    private final ComplaintChanges changes;
    private final Recounting recounting;
    private final InstantSource clock;
    private final Loop loop;
    private volatile Optional<Long> after = Optional.empty();
    private volatile Optional<Long> before = Optional.empty();

    public FirstComplaints(
            Loops loops, Database database, ComplaintChanges changes, Policies policies, InstantSource clock) {
        this.database = database;
        this.changes = changes;
        this.recounting = new Recounting(policies);
        this.clock = clock;
        this.loop = loops.loop("first complaints", PACE, () -> round().map(Next.usual()));
    }

    public void start() {
        loop.startAfter(PACE.pause());
    }

    public Future<Void> stop() {
        return loop.stop();
    }

    /** Looks at the complaints that have come since the round before the last one, for some are written later than the next ones. */
    public Future<Void> round() {
        return database.pool()
                .withConnection(connection -> after.map(Future::succeededFuture)
                        .orElseGet(() -> FirstComplaintStore.begin(connection))
                        .compose(from -> FirstComplaintStore.look(connection, from, MOMENT_SECONDS)))
                .compose(look -> {
                    // After a restore from a backup ids begin at lower ones again.
                    after = before.filter(id -> id <= look.newest());
                    before = Optional.of(look.newest());
                    return each(look.missed(), clock.instant());
                });
    }

    private Future<Void> each(List<Long> missed, Instant now) {
        var done = Future.<Void>succeededFuture();
        for (long complaint : missed) {
            done = done.compose(before -> count(complaint, now));
        }
        return done;
    }

    private Future<Void> count(long complaint, Instant now) {
        var one = Set.of(complaint);
        return database.pool().withTransaction(transaction -> changes.lock(transaction, one)
                .compose(locked -> RecountStore.standing(transaction, one))
                .compose(standing -> recounting.changed(transaction, standing, one))
                .map(changed -> changed.stream()
                        .filter(pairs -> !pairs.come().isEmpty())
                        .map(pairs -> new CountedPairs(
                                pairs.complaint(),
                                List.of(),
                                pairs.come(),
                                pairs.nth() + pairs.gone().size()))
                        .toList())
                .compose(come -> counted(transaction, come, now)));
    }

    /** What a complaint counted at intake stays. */
    private Future<Void> counted(SqlConnection transaction, List<CountedPairs> come, Instant now) {
        return RecountStore.write(transaction, come, now)
                .compose(written -> changes.applyAll(
                        transaction,
                        come.stream()
                                .map(pairs -> new SameThingRequest(
                                        pairs.complaint(),
                                        pairs.judged(Optional.empty()),
                                        pairs.nth(),
                                        Optional.empty(),
                                        new Actor.Program(),
                                        now,
                                        Optional.empty()))
                                .toList()))
                .mapEmpty();
    }
}
