package hotline.outbox;

import hotline.outbox.message.MessageState;
import hotline.outbox.message.SettledMessage;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;

/** What else happens when it is decided what became of a message. */
@FunctionalInterface
public interface OutboxFollower {
    /** In the transaction that settles it, which may run twice. A later report, or a replay, can settle it again. */
    Future<Void> settled(SqlConnection transaction, SettledMessage message, MessageState state, Instant now);
}
