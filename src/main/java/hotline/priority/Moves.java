package hotline.priority;

import hotline.complaint.Actor;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.change.NoteRequest;
import hotline.database.Database;
import hotline.failure.Failure;
import hotline.log.LogEntry;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Optional;

/** A supervisor puts a waiting case before all others of its department that are not late, or back to its own turn; the reason stands in its story. */
public final class Moves {
    private final Database database;
    private final ComplaintChanges changes;

    public Moves(Database database, ComplaintChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    /**
     * Fails with {@link Failure.NotFound}, and with {@link Failure.Conflict} where the case waits for nobody, is late and so before all anyway, or is
     * where it is to be already.
     *
     * @param isToFront else to its own turn
     * @return the department in which it waits
     */
    public Future<String> move(Once once, String number, boolean isToFront, String reason, long by, Instant at) {
        return once.inTransaction(database.pool(), transaction -> MoveStore.lock(transaction, number)
                .map(found -> found.orElseThrow(() -> new Failure.NotFound("there is no complaint " + number)))
                .compose(waiting -> {
                    if (!waiting.waits()) {
                        throw new Failure.Conflict("the case waits for no agent");
                    }
                    if (waiting.isLate()) {
                        throw new Failure.Conflict("the case is late, and so comes before all that are not");
                    }
                    var note = new NoteRequest(waiting.id(), new Actor.Person(by), at, LogEntry.note(reason, true));
                    return (isToFront ? toFront(transaction, waiting.id(), by, at) : back(transaction, waiting.id()))
                            .compose(moved -> changes.apply(transaction, note))
                            .map(waiting.heldBy());
                }));
    }

    private static Future<Void> toFront(SqlConnection transaction, long complaint, long by, Instant at) {
        return MoveStore.minutesToFront(transaction, complaint).compose((Optional<Integer> minutes) -> {
            if (minutes.isEmpty()) {
                throw new Failure.Conflict("the case is the first already");
            }
            return MoveStore.shift(transaction, complaint, minutes.get(), by, at);
        });
    }

    private static Future<Void> back(SqlConnection transaction, long complaint) {
        return MoveStore.shiftBack(transaction, complaint).map(isDone -> {
            if (!isDone) {
                throw new Failure.Conflict("the case has its own turn already");
            }
            return null;
        });
    }
}
