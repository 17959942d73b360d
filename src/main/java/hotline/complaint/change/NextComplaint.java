package hotline.complaint.change;

import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.database.Database;
import hotline.once.Once;
import hotline.parking.FailedRow;
import hotline.parking.Parking;
import hotline.parking.RowFault;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Hands the complaint with the earliest due time to an agent. One that can't be read is parked, and the next is taken.
 */
public final class NextComplaint {
    /** The place where complaints are parked that can't be read or worked on, in lists and here. */
    public static final String PLACE = "complaints";

    /** More are left to the next request, so that no request waits long. */
    private static final int MOST_PASSED_OVER = 20;

    private final Database database;
    private final ComplaintChanges changes;
    private final Parking parking;
    private final ChangeStore store = new ChangeStore();

    public NextComplaint(Database database, ComplaintChanges changes, Parking parking) {
        this.database = database;
        this.changes = changes;
        this.parking = parking;
    }

    /**
     * Assigns the unowned complaint with the earliest due time, of the agent's own department before any other; empty
     * if none waits. No two callers ever get the same.
     */
    public Future<Optional<Changed>> take(Once once, Actor.Person agent, Instant at) {
        return take(once, agent, at, 0);
    }

    private Future<Optional<Changed>> take(Once once, Actor.Person agent, Instant at, int passedOver) {
        var first = new AtomicReference<>(Optional.<Long>empty());
        return once.inTransaction(database.pool(), transaction -> store.lockFirstUnowned(transaction, agent.id())
                        .compose(found -> {
                            // The transaction may be repeated, and find another one or none.
                            first.set(found);
                            return found.isEmpty()
                                    ? Future.succeededFuture(Optional.<Changed>empty())
                                    : changes.apply(transaction, StepRequest.of(found.get(), Step.ASSIGN, agent, at))
                                            .map(Optional::of);
                        }))
                .recover(failure -> Optional.ofNullable(first.get())
                        .flatMap(found -> found)
                        .filter(found -> RowFault.isOfRow(failure) && passedOver < MOST_PASSED_OVER)
                        .map(found -> parking.park(PLACE, FailedRow.complaint(found), failure)
                                .compose(parked -> take(once, agent, at, passedOver + 1)))
                        .orElseGet(() -> Future.failedFuture(failure)));
    }
}
