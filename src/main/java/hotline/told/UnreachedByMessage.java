package hotline.told;

import hotline.callback.hand.UnreachedCustomers;
import hotline.callback.hand.UnreachedCustomers.Unreached;
import hotline.log.reading.EventReader;
import hotline.outbox.OutboxFollower;
import hotline.outbox.message.MessageState;
import hotline.outbox.message.NewMessage;
import hotline.outbox.message.SettledMessage;
import hotline.policy.message.MessageKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Optional;

/**
 * Where every way of a message failed, the customer is called (K3, F9). So too where a limit of messages kept one back that a step of ours brought
 * about; a receipt that it kept back may be a stranger's doing. Not for a wish of ours, such as a rating, nor for a code, which the customer waits
 * for at the page; nor for what was not sent on purpose: a newer message, a customer who wants none.
 */
public final class UnreachedByMessage implements OutboxFollower {

    @Override
    public Future<Void> settled(SqlConnection transaction, SettledMessage message, MessageState state, Instant now) {
        var kind = MessageKind.byCode().get(message.kind());
        var unreached = kind == null || kind == MessageKind.PLEASE_RATE || kind == MessageKind.CODE
                ? Optional.<Unreached>empty()
                : message.complaint().map(complaint -> new Unreached(complaint, kind.code()));
        return unreached
                .map(one -> switch (state) {
                    case UNDELIVERED, DEAD -> failed(transaction, message, one, now);
                    // A later report says so, or a person had it sent again.
                    case DELIVERED, ACCEPTED -> UnreachedCustomers.reached(transaction, one, now);
                    case SUPPRESSED ->
                        kind == MessageKind.RECEIVED
                                ? Future.<Void>succeededFuture()
                                : failed(transaction, message, one, now);
                    case WAITING, SENDING, UNKNOWN, CANCELLED -> Future.<Void>succeededFuture();
                })
                .orElseGet(Future::succeededFuture);
    }

    private static Future<Void> failed(
            SqlConnection transaction, SettledMessage message, Unreached unreached, Instant now) {
        return ToldStore.mayStillReach(transaction, message.cause(), message.id())
                .compose(may -> may ? Future.succeededFuture(true) : isSaid(transaction, unreached, message))
                .compose(knows ->
                        knows ? Future.succeededFuture() : UnreachedCustomers.plan(transaction, unreached, now));
    }

    /** An agent has told it on the telephone. */
    private static Future<Boolean> isSaid(SqlConnection transaction, Unreached unreached, SettledMessage message) {
        var seqs = NewMessage.eventOf(unreached.complaint(), message.cause()).stream()
                .toList();
        return seqs.isEmpty()
                ? Future.succeededFuture(false)
                : EventReader.events(transaction, unreached.complaint(), seqs)
                        .map(events -> events.stream().anyMatch(ToldOnThePhone::isSaid));
    }
}
