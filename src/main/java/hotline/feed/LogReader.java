package hotline.feed;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;

/**
 * Reads the event log for one consumer: in batches, in the order of transactions, and only what lies behind every
 * transaction still under way, so that what commits late is never skipped. The position moves in the consumer's own
 * transaction, so nothing is read twice, whatever crashes; of several nodes one works at a time.
 *
 * <p>It looks every {@value #PAUSE_MILLIS} ms and at once while batches are full. {@code NOTIFY} is left out on purpose:
 * it takes a global lock at commit, can be lost, and would save at most that pause.
 */
public final class LogReader {
    private static final int PAUSE_MILLIS = 200;
    private static final Duration TICK_LIMIT = Duration.ofSeconds(15);
    private static final int USUAL_BATCH = 20_000;

    private final Vertx vertx;
    private final Pool pool;
    private final LogConsumer consumer;
    private final int batch;
    private final Ticks ticks;

    public LogReader(Vertx vertx, Pool pool, LogConsumer consumer) {
        this(vertx, pool, consumer, USUAL_BATCH);
    }

    LogReader(Vertx vertx, Pool pool, LogConsumer consumer, int batch) {
        this.vertx = vertx;
        this.pool = pool;
        this.consumer = consumer;
        this.batch = batch;
        this.ticks = new Ticks(
                vertx,
                "reading the log for " + consumer.name(),
                Duration.ofMillis(PAUSE_MILLIS),
                TICK_LIMIT,
                () -> readOn().map(events -> events == batch));
    }

    /** Call once the tables are there. */
    public Future<Void> start() {
        return register().onSuccess(registered -> ticks.start());
    }

    /** Completes when the batch under way is written. */
    public Future<Void> stop() {
        return ticks.stop();
    }

    /** Reads until all that is committed at the time of the call has been consumed, by this node or another. */
    public Future<Void> catchUp() {
        return register()
                .compose(registered -> pool.withConnection(LogStore::last))
                .compose(this::readTo);
    }

    private Future<Void> register() {
        return pool.withConnection(connection -> LogStore.register(connection, consumer.name()));
    }

    private Future<Void> readTo(LogPosition goal) {
        var reached = pool.withConnection(connection -> LogStore.position(connection, consumer.name()));
        return reached.compose(position -> {
            if (!goal.isAfter(position.orElse(LogPosition.START))) {
                return Future.succeededFuture();
            }
            return readOn().compose(events -> events > 0 ? Future.succeededFuture() : vertx.timer(10))
                    .compose(ready -> readTo(goal));
        });
    }

    /** One batch; gives the number of events in it, 0 also where another node is at work. */
    Future<Integer> readOn() {
        return pool.withTransaction(transaction -> LogStore.claim(transaction, consumer.name())
                .compose(claimed ->
                        claimed.map(position -> readOn(transaction, position)).orElse(Future.succeededFuture(0))));
    }

    private Future<Integer> readOn(SqlConnection transaction, LogPosition position) {
        return LogStore.span(transaction, position, batch)
                .compose(found -> found.map(span -> consume(transaction, span)).orElse(Future.succeededFuture(0)));
    }

    private Future<Integer> consume(SqlConnection transaction, LogSpan span) {
        return consumer.consume(transaction, span)
                .compose(written -> LogStore.move(transaction, consumer.name(), span.upTo()))
                .map(span.events());
    }
}
