package hotline.log.reading;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;

/** Gives a reader its events of each span, as records. */
public record EventReading(EventReader reader) implements LogConsumer {

    @Override
    public String name() {
        return reader.name();
    }

    @Override
    public Future<Void> consume(SqlConnection transaction, LogSpan span) {
        return EventReadingStore.events(transaction, span, reader::reads)
                .compose(events -> events.isEmpty() ? Future.succeededFuture() : reader.on(transaction, events));
    }
}
