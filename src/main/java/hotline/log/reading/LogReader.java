package hotline.log.reading;

import hotline.loop.Lane;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import hotline.parking.FailedRow;
import hotline.parking.Parking;
import hotline.parking.RowFault;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Reads the event log for one consumer: in batches, in the order of transactions, and only the part behind every
 * transaction still under way, so that an event that commits late is never skipped. The position moves in the
 * consumer's own transaction, so no event is read twice, even after a crash; of several nodes one works at a time. An
 * event that the consumer can't digest is parked, and all others are read.
 *
 * <p>It looks every {@value #PAUSE_MILLIS} ms and at once while batches are full. A consumer whose data no one waits for
 * reads in a {@link Lane} with others, one that gives way in a lane of its own. {@code NOTIFY} is left out on
 * purpose: it takes a global lock at commit, can be lost, and would save at most that pause.
 */
public final class LogReader {
    private static final int PAUSE_MILLIS = 200;
    private static final Pace PACE = Pace.ofMillis(PAUSE_MILLIS, 15_000);

    private final Vertx vertx;
    private final Pool pool;
    private final LogConsumer consumer;
    private final Parking parking;
    private final Loop loop;

    private volatile BatchSize batch;

    public LogReader(Loops loops, Pool pool, LogConsumer consumer, Parking parking) {
        this(loops, pool, consumer, parking, consumer.batch());
    }

    LogReader(Loops loops, Pool pool, LogConsumer consumer, Parking parking, int batch) {
        this.vertx = loops.vertx();
        this.pool = pool;
        this.consumer = consumer;
        this.parking = parking;
        this.batch = BatchSize.first(batch);
        this.loop = loops.loop("log " + consumer.name(), PACE, inItsLane(loops));
        parking.retry(place(consumer.name()), this::readAgain);
    }

    private Supplier<Future<Next>> inItsLane(Loops loops) {
        if (consumer.isUrgent() && !consumer.givesWay()) {
            return this::round;
        }
        var lane = consumer.isUrgent() ? loops.lane().another() : loops.lane();
        return () -> lane.inTurn(this::round);
    }

    private Future<Next> round() {
        int most = batch.events();
        return readOn().map(events -> Next.atOnceIf(events == most));
    }

    /** Call once the tables exist. */
    public Future<Void> start() {
        return register().onSuccess(registered -> loop.start());
    }

    /** Completes when the batch under way is written. */
    public Future<Void> stop() {
        return loop.stop();
    }

    /** Reads until all that is committed at the time of the call has been consumed, by this node or another. */
    public Future<Void> catchUp() {
        return register()
                .compose(registered -> pool.withConnection(LogStore::last))
                .compose(this::readTo);
    }

    private Future<Void> register() {
        return pool.withConnection(connection -> register(connection, consumer.name()));
    }

    /** The reader of that name begins at the start of the log, unless it has begun. */
    public static Future<Void> register(SqlConnection connection, String reader) {
        return LogStore.register(connection, reader);
    }

    private Future<Void> readTo(LogPosition goal) {
        var reached = pool.withConnection(connection -> position(connection, consumer.name()));
        return reached.compose(position -> {
            if (!goal.isAfter(position)) {
                return Future.succeededFuture();
            }
            return readOn().compose(events -> events > 0 ? Future.succeededFuture() : vertx.timer(10))
                    .compose(ready -> readTo(goal));
        });
    }

    /** When the first unread event of the reader happened; empty if it has read everything committed. */
    public static Future<Optional<Instant>> firstUnread(SqlConnection connection, String reader) {
        return LogStore.unread(connection, reader);
    }

    /** How far the reader of that name has come; the start of the log before it has read anything. */
    public static Future<LogPosition> position(SqlConnection connection, String reader) {
        return LogStore.position(connection, reader).map(position -> position.orElse(LogPosition.START));
    }

    /** The last event that is visible now, though a reader may have to wait for older ones. */
    public static Future<LogPosition> last(SqlConnection connection) {
        return LogStore.last(connection);
    }

    /** The place where events are parked that the reader of that name can't digest. */
    public static String place(String reader) {
        return "log-" + reader;
    }

    /** One batch; returns the number of events in it, 0 also if another node is at work. */
    Future<Integer> readOn() {
        long began = System.nanoTime();
        return readBatch(batch.events())
                .onSuccess(events -> batch = batch.after(events, Duration.ofNanos(System.nanoTime() - began)))
                .onFailure(failure -> batch = batch.smaller());
    }

    private Future<Integer> readBatch(int most) {
        var span = new AtomicReference<>(Optional.<LogSpan>empty());
        return pool.withTransaction(transaction -> LogStore.claim(transaction, consumer.name())
                        .compose(claimed -> claimed.map(position -> next(transaction, position, most))
                                .orElse(Future.succeededFuture(Optional.empty())))
                        .compose(found -> {
                            span.set(found);
                            return found.map(some -> consume(transaction, some)).orElse(Future.succeededFuture(0));
                        }))
                .recover(failure -> Optional.ofNullable(span.get())
                        .flatMap(found -> found)
                        .filter(found -> RowFault.isOfRow(failure))
                        .map(found -> sift(found, failure))
                        .orElseGet(() -> Future.failedFuture(failure)));
    }

    private Future<Optional<LogSpan>> next(SqlConnection transaction, LogPosition after, int most) {
        return consumer.waits(transaction)
                .compose(waits ->
                        waits ? Future.succeededFuture(Optional.empty()) : LogStore.span(transaction, after, most));
    }

    /** The span has failed: its halves are read separately until the events at fault are found. */
    private Future<Integer> sift(LogSpan span, Throwable failure) {
        if (span.events() == 1) {
            return leaveOut(span, failure);
        }
        return pool.withConnection(connection -> LogStore.span(connection, span.after(), span.events() / 2))
                .compose(half -> {
                    var first = half.orElseThrow();
                    var second = new LogSpan(first.upTo(), span.upTo(), span.events() - first.events());
                    return readApart(first).compose(read -> readApart(second).map(further -> read + further));
                });
    }

    private Future<Integer> readApart(LogSpan span) {
        return pool.withTransaction(transaction -> from(transaction, span).compose(here -> consume(transaction, span)))
                .recover(failure -> RowFault.isOfRow(failure) ? sift(span, failure) : Future.failedFuture(failure));
    }

    /** The event is skipped in the transaction that parks it, so it is either read or known to be missing. */
    private Future<Integer> leaveOut(LogSpan span, Throwable failure) {
        return pool.withTransaction(transaction -> from(transaction, span)
                .compose(here -> LogStore.event(transaction, span.upTo()))
                .compose(event ->
                        parking.park(transaction, place(consumer.name()), List.of(new Parking.Failing(event, failure))))
                .compose(parked -> LogStore.move(transaction, consumer.name(), span.upTo()))
                .map(1));
    }

    /** Fails if another node has read further meanwhile. */
    private Future<Void> from(SqlConnection transaction, LogSpan span) {
        return LogStore.claim(transaction, consumer.name())
                .compose(position -> position.filter(span.after()::equals).isPresent()
                        ? Future.succeededFuture()
                        : Future.failedFuture("another node reads the log"));
    }

    /** One event alone, later than its turn: derived data does not depend on the order. */
    private Future<Void> readAgain(SqlConnection transaction, FailedRow row, Instant now) {
        var event = LogPosition.parse(row.item()).orElseThrow();
        return consumer.consume(transaction, new LogSpan(event.before(), event, 1));
    }

    private Future<Integer> consume(SqlConnection transaction, LogSpan span) {
        return consumer.consume(transaction, span)
                .compose(written -> LogStore.move(transaction, consumer.name(), span.upTo()))
                .map(span.events());
    }
}
