package hotline.told;

import hotline.callback.hand.UnreachedCustomers;
import hotline.callback.hand.UnreachedCustomers.Unreached;
import hotline.outbox.MessageState;
import hotline.outbox.OutboxFollower;
import hotline.outbox.SettledMessage;
import hotline.policy.message.MessageKind;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;

/**
 * Where every way of a message failed, the customer is called (K3, F9). Not for a wish of ours, such as a rating; nor for what was not sent on
 * purpose: a limit of messages, a newer message, a customer who wants none.
 */
public final class UnreachedByMessage implements OutboxFollower {

    @Override
    public Future<Void> settled(SqlConnection transaction, SettledMessage message, MessageState state, Instant now) {
        var kind = MessageKind.byCode().get(message.kind());
        return !state.hasFailed() || kind == null || kind == MessageKind.PLEASE_RATE
                ? Future.succeededFuture()
                : message.complaint()
                        .map(complaint -> ToldStore.mayStillReach(transaction, message.cause(), message.id())
                                .compose(may -> may
                                        ? Future.<Void>succeededFuture()
                                        : UnreachedCustomers.plan(
                                                transaction, new Unreached(complaint, kind.code()), now)))
                        .orElseGet(Future::succeededFuture);
    }
}
