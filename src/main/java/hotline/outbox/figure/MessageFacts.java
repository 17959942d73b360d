package hotline.outbox.figure;

import hotline.paging.Page;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** What became of messages: how many of each, and which. */
public final class MessageFacts {
    private final Pool pool;

    public MessageFacts(Pool pool) {
        this.pool = pool;
    }

    /** In the transaction that settles them, once their rows say so. */
    public static Future<Void> settled(SqlConnection transaction, Collection<Long> messages, ZoneId zone) {
        return MessageFactStore.settle(transaction, messages, zone);
    }

    /** Messages that were made on those days, both included, and are settled. */
    public Future<Map<MessageCell, Long>> counts(LocalDate from, LocalDate to) {
        return pool.withConnection(connection -> MessageFactStore.counts(connection, from, to));
    }

    /** @param before {@code next} of the page before */
    public Future<Page<MessageFact, Long>> behind(
            LocalDate from, LocalDate to, MessageCell cell, Optional<Long> before, int limit) {
        return pool.withConnection(connection -> MessageFactStore.behind(connection, from, to, cell, before, limit + 1))
                .map(rows -> Page.of(rows, limit, MessageFact::message));
    }
}
