package hotline.offer;

import hotline.complaint.change.ComplaintChanges;
import hotline.database.Database;
import hotline.dispatch.WorkId;
import hotline.failure.Failure;
import hotline.once.Once;
import hotline.policy.dispatch.WorkKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * A supervisor takes an offer back: the work waits again and goes to the next agent, who may be anyone but that one for the time for which a
 * declined work is not offered again. The agent keeps the turn.
 */
public final class Withdrawals {
    /** The reason of the offer that was taken back. */
    static final String BY_SUPERVISOR = "by-supervisor";

    private final Database database;
    private final ComplaintChanges changes;
    private final Endings endings;
    private final InstantSource clock;

    Withdrawals(Database database, ComplaintChanges changes, Endings endings, InstantSource clock) {
        this.database = database;
        this.changes = changes;
        this.endings = endings;
        this.clock = clock;
    }

    /**
     * Fails with {@link Failure.NotFound}, and with {@link Failure.Conflict} where the offer has ended and where it is one of a call, which rings already.
     *
     * @param words what the agent is told
     */
    public Future<Void> withdraw(Once once, OfferId id, long by, String words) {
        var now = clock.instant();
        return once.inTransaction(database.pool(), transaction -> OfferStore.read(transaction, id)
                .map(found -> found.orElseThrow(() -> new Failure.NotFound("there is no such offer")))
                .compose(offer -> {
                    if (id.work().kind() == WorkKind.CALL) {
                        throw new Failure.Conflict(
                                "its telephone rings already; the exchange gives it to the next agent");
                    }
                    return OfferedWork.lock(transaction, changes, id.work());
                })
                .compose(locked -> end(transaction, id, by, words, now)));
    }

    /** The work waits no more for another reason: whoever is offered it keeps the turn. The work's row is locked before. */
    public Future<Void> gone(SqlConnection transaction, WorkId work, String reason, Instant now) {
        return OfferStore.lockOpen(transaction, work)
                .compose(open -> open.isEmpty()
                        ? Future.succeededFuture()
                        : OfferStore.answer(
                                        transaction, open.get().id(), OfferAnswer.WITHDRAWN, Optional.of(reason), now)
                                .compose(ended -> endings.ended(transaction, ended, now)));
    }

    private Future<Void> end(SqlConnection transaction, OfferId id, long by, String words, Instant now) {
        return OfferStore.answer(transaction, id, OfferAnswer.WITHDRAWN, Optional.of(BY_SUPERVISOR), now)
                .compose(ended -> {
                    if (ended.isEmpty()) {
                        throw new Failure.Conflict("the offer has ended: it was answered, or its time was over");
                    }
                    return endings.withdrawn(transaction, ended, by, words, now);
                });
    }
}
