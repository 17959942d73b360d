package hotline.outbox;

import hotline.log.EventType;
import hotline.log.reading.ReadEvent;
import hotline.outbox.message.NewMessage;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/** What is said because of events. */
public interface OutboxSource {
    /**
     * Whether any message follows from events of that kind. A switch without default, so that a new kind compiles only once the source decides
     * on it.
     */
    boolean reads(EventType type);

    /**
     * The messages that follow from events, which are no older than a day and of kinds that some source reads. By complaint and {@code seq} within
     * the batch; an event of an overlapping transaction may still come later than the one behind it. Only for routes that
     * {@link OutboxRoutes#inUse} names.
     */
    Future<List<NewMessage>> of(SqlConnection transaction, List<ReadEvent> events);
}
