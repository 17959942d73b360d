package hotline.complaint.next;

import hotline.complaint.Actor;
import hotline.complaint.Step;
import hotline.complaint.change.ChangeResult.Changed;
import hotline.complaint.change.ComplaintChanges;
import hotline.complaint.change.StepRequest;
import hotline.database.Database;
import hotline.once.Once;
import hotline.parking.FailedRow;
import hotline.parking.Parking;
import hotline.parking.RowFault;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Hands the complaint with the earliest due time to an agent, who holds no more at once than the policy allows. One that can't be read is parked,
 * and the next is taken.
 */
public final class NextComplaint {
    /** The place where complaints are parked that can't be read or worked on, in lists and here. */
    public static final String PLACE = "complaints";

    /** More are left to the next request, so that no request waits long. */
    private static final int MOST_PASSED_OVER = 20;

    private final Database database;
    private final ComplaintChanges changes;
    private final Parking parking;

    public NextComplaint(Database database, ComplaintChanges changes, Parking parking) {
        this.database = database;
        this.changes = changes;
        this.parking = parking;
    }

    /** What an agent gets, or why there is nothing for them. */
    public sealed interface Next {
        record Taken(Changed complaint) implements Next {}

        record Nothing(Why why) implements Next {}
    }

    /** Why an agent gets nothing. */
    public enum Why {
        /** No complaint waits. */
        NONE_WAITS("none-waits"),
        /** All that wait are offered to colleagues, or their customers refuse this agent (R6). */
        FOR_OTHERS("for-others"),
        /** The agent holds as many as one may. */
        HANDS_FULL("hands-full");

        private final String code;

        Why(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        public static List<String> codes() {
            return Arrays.stream(values()).map(Why::code).toList();
        }
    }

    /**
     * Assigns the unowned complaint with the earliest due time, of the agent's own department before any other. No two callers ever get the
     * same.
     *
     * @param most open complaints that an agent may hold at once
     */
    public Future<Next> take(Once once, Actor.Person agent, int most, Instant at) {
        return take(once, agent, most, at, 0);
    }

    private Future<Next> take(Once once, Actor.Person agent, int most, Instant at, int passedOver) {
        var first = new AtomicReference<>(Optional.<Long>empty());
        return once.inTransaction(database.pool(), transaction -> CasesInHand.alone(transaction, agent.id())
                        .onSuccess(held -> first.set(Optional.empty()))
                        .compose(held -> held >= most
                                ? nothing(Why.HANDS_FULL)
                                : NextStore.lockFirstUnowned(transaction, agent.id())
                                        .onSuccess(first::set)
                                        .compose(found -> found.isPresent()
                                                ? assign(transaction, found.get(), agent, at)
                                                : NextStore.anyWaits(transaction)
                                                        .compose(waits ->
                                                                nothing(waits ? Why.FOR_OTHERS : Why.NONE_WAITS)))))
                .recover(failure -> Optional.ofNullable(first.get())
                        .flatMap(found -> found)
                        .filter(found -> RowFault.isOfRow(failure) && passedOver < MOST_PASSED_OVER)
                        .map(found -> parking.park(PLACE, FailedRow.complaint(found), failure)
                                .compose(parked -> take(once, agent, most, at, passedOver + 1)))
                        .orElseGet(() -> Future.failedFuture(failure)));
    }

    private Future<Next> assign(SqlConnection transaction, long complaint, Actor.Person agent, Instant at) {
        return changes.apply(transaction, StepRequest.of(complaint, Step.ASSIGN, agent, at))
                .map(Next.Taken::new);
    }

    private static Future<Next> nothing(Why why) {
        return Future.succeededFuture(new Next.Nothing(why));
    }
}
