package hotline.complaint.particulars;

import hotline.complaint.Actor;
import hotline.complaint.ReportedUnit;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.particulars.ParticularsStore.Decided;
import hotline.database.Database;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.network.Network;
import hotline.network.Placement;
import hotline.policy.Policies;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What people typed for units and no unit matched, and the complaints that get a unit once an administrator has decided what
 * such a text means: some at a time, each with its event. Any node does it; locks of rows keep them apart.
 */
public final class UnmatchedUnits {
    private static final Pace PACE = Pace.ofMillis(5_000, 30_000);
    private static final int MOST_TOGETHER = 200;

    private final Database database;
    private final ComplaintChanges changes;
    private final Policies policies;
    private final Network network;
    private final InstantSource clock;
    private final UnmatchedStore texts;
    private final ParticularsStore store = new ParticularsStore();
    private final Loop loop;

    public UnmatchedUnits(
            Loops loops,
            Database database,
            ComplaintChanges changes,
            Policies policies,
            Network network,
            InstantSource clock) {
        this.database = database;
        this.changes = changes;
        this.policies = policies;
        this.network = network;
        this.clock = clock;
        this.texts = new UnmatchedStore(database.pool());
        this.loop = loops.loop("unit names", PACE, this::place);
    }

    public void start() {
        loop.start();
    }

    public Future<Void> stop() {
        return loop.stop();
    }

    /** The most frequent first. */
    public Future<List<UnmatchedText>> counted(int most) {
        return texts.counted(most);
    }

    /** Completes once the first complaints have their units. */
    public Future<Void> placeNow() {
        return loop.now();
    }

    private Future<Next> place() {
        return database.inTransaction(transaction -> store.lockDecided(transaction, MOST_TOGETHER)
                        .compose(decided -> {
                            var requests = decided.stream()
                                    .flatMap(one -> request(one).stream())
                                    .toList();
                            return requests.isEmpty()
                                    ? Future.succeededFuture(decided.size())
                                    : changes.applyAll(transaction, requests)
                                            .compose(applied -> store.write(transaction, requests))
                                            .map(requests.size());
                        }))
                .compose(found -> found == 0
                        ? Future.succeededFuture(Next.usual())
                        : network.learn().map(learnt -> Next.atOnceIf(found == MOST_TOGETHER)));
    }

    /** Empty where this node has yet to learn of the decision. */
    private Optional<ParticularsRequest> request(Decided decided) {
        var recorded = decided.recorded();
        var before = recorded.particulars();
        var zone = policies.zone(recorded.policyVersion());
        var map = network.map();
        var day = recorded.receivedAt().atZone(zone).toLocalDate();
        var placed = new Placement(before.branch(), before.hub()).on(map, day);
        var rest = new Placement(without(decided, placed.branch()), without(decided, placed.hub()));
        return map.means(decided.text()) && !before.at(rest).equals(before)
                ? Optional.of(new ParticularsRequest(
                        recorded.complaint(),
                        before,
                        before.at(rest),
                        of -> of.region(map, day),
                        Optional.empty(),
                        new Actor.Person(decided.by()),
                        clock.instant(),
                        Optional.empty()))
                : Optional.empty();
    }

    /** A text that means a unit in the place of another one is given up; the log keeps it. */
    private static Optional<ReportedUnit> without(Decided decided, Optional<ReportedUnit> named) {
        return named.filter(unit -> !unit.equals(ReportedUnit.typed(decided.text())));
    }
}
