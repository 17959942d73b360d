package hotline.log.reading;

import hotline.log.EventType;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.List;

/**
 * What follows from events, each event once: a message, a figure, a search document. Events of one complaint whose
 * transactions overlapped may come in the other order than they happened; {@code seq} has the true one.
 */
public interface EventReader {

    /** Under which its position is kept; never changes. */
    String name();

    /** Whether it reads events of that kind. A switch without default, so that a new kind compiles only once it is decided. */
    boolean reads(EventType type);

    /** Writes what follows from the events, in the transaction that also moves the position. */
    Future<Void> on(SqlConnection transaction, List<ReadEvent> events);
}
