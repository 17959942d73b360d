package hotline.log.reading;

import hotline.log.EventType;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * A consequence of events, each event once: a message, a figure, a search document. It names itself, declares its kinds
 * and has one method. Two events of one complaint may come in reverse order if their transactions overlapped;
 * {@code seq} has the true order.
 */
public interface EventReader extends LogConsumer {

    /**
     * Whether it reads events of that kind. A switch without default, so that a new kind compiles only once the reader
     * decides on it.
     */
    boolean reads(EventType type);

    /** Writes the consequences of the events, in the transaction that also moves the position. */
    Future<Void> on(SqlConnection transaction, List<ReadEvent> events);

    @Override
    default Future<Void> consume(SqlConnection transaction, LogSpan span) {
        return events(transaction, span, this::reads)
                .compose(events -> events.isEmpty() ? Future.succeededFuture() : on(transaction, events));
    }

    /** Those of some kinds, for a consumer that asks others which it reads. */
    static Future<List<ReadEvent>> events(SqlConnection transaction, LogSpan span, Predicate<EventType> kinds) {
        return EventReadingStore.events(transaction, span, kinds);
    }

    /** Events of one complaint by their numbers, in order. */
    static Future<List<ReadEvent>> events(SqlConnection transaction, long complaint, Collection<Integer> seqs) {
        return EventReadingStore.events(transaction, complaint, seqs);
    }
}
