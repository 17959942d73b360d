package hotline.intake;

import hotline.database.DatabaseUnavailable;
import hotline.database.SqlState;
import hotline.database.TransactionRetry;
import hotline.failure.Failure;
import hotline.parking.Halves;
import hotline.parking.RowFault;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The node's one writer of new complaints. Complaints that arrive while a batch is being committed make the next
 * batch, so an idle node answers at once and a busy one commits many with one fsync. Each complaint is answered after
 * its own commit. A batch that the database refuses is split until the bad row fails alone. Where no connection can
 * be had, all that wait are refused at once instead of one batch after the other. Safe for use from every event loop.
 */
public final class IntakeWriter {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeWriter.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    /** A small row may find room where complaints do not, so a refusal counts for a while, or until one is written. */
    private static final long REFUSAL_COUNTS_NANOS = Duration.ofSeconds(15).toNanos();

    /** A thousand complaints a second make batches of about ten. */
    private static final int MANY_AT_ONCE = 20;

    private record Waiting(NewComplaint complaint, Promise<IntakeOutcome> answer) {}

    private record Refusal(Throwable failure, long nanos) {}

    private final Context context;
    private final IntakeStore store;
    private final TransactionRetry retry;
    private final int mostWaiting;
    private final int mostPerBatch;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Halves<Waiting, Void> batches =
            new Halves<>(this::commit, IntakeWriter::refused, (first, second) -> null);
    private final Promise<Void> drained = Promise.promise();
    private volatile int inHand;
    private boolean writing;
    private boolean closed;
    private volatile Optional<Refusal> refusal = Optional.empty();
    private volatile Consumer<Set<String>> filed = departments -> {};

    /**
     * @param mostWaiting complaints that may wait; further ones are refused with a time to retry
     * @param mostPerBatch complaints committed together at most
     */
    IntakeWriter(Vertx vertx, IntakeStore store, int mostWaiting, int mostPerBatch) {
        this.context = vertx.getOrCreateContext();
        this.store = store;
        this.retry = new TransactionRetry(vertx);
        this.mostWaiting = mostWaiting;
        this.mostPerBatch = mostPerBatch;
    }

    /** @param hear of departments that new complaints have come in to */
    public void whenFiled(Consumer<Set<String>> hear) {
        filed = hear;
    }

    /** Fails with {@link Failure.Busy} where too many wait, the writer is closed or the database is away. */
    Future<IntakeOutcome> write(NewComplaint complaint) {
        var entry = new Waiting(complaint, Promise.promise());
        synchronized (waiting) {
            if (closed) {
                return Future.failedFuture(new Failure.Busy("the server is stopping", RETRY_AFTER));
            }
            if (waiting.size() >= mostWaiting) {
                return Future.failedFuture(new Failure.Busy("too many complaints at once", RETRY_AFTER));
            }
            waiting.add(entry);
            if (writing) {
                return entry.answer.future();
            }
            writing = true;
        }
        context.runOnContext(ignored -> writeNext());
        return entry.answer.future();
    }

    /** Takes no more, and completes when all that waited has been answered. */
    public Future<Void> close() {
        synchronized (waiting) {
            closed = true;
            if (!writing) {
                drained.tryComplete();
            }
        }
        return drained.future();
    }

    /** Whether complaints come in so fast that many are committed at once. */
    public boolean isBusy() {
        return inHand >= MANY_AT_ONCE;
    }

    /** How many wait for their batch now. */
    public int waiting() {
        synchronized (waiting) {
            return waiting.size();
        }
    }

    /** Why the database lately stored nothing, though it answers. */
    Optional<Throwable> refusal() {
        return refusal.filter(last -> System.nanoTime() - last.nanos < REFUSAL_COUNTS_NANOS)
                .map(Refusal::failure);
    }

    private List<Waiting> takeAll() {
        synchronized (waiting) {
            var all = List.copyOf(waiting);
            waiting.clear();
            return all;
        }
    }

    private void writeNext() {
        List<Waiting> batch;
        synchronized (waiting) {
            batch = new ArrayList<>(Math.min(waiting.size(), mostPerBatch));
            while (!waiting.isEmpty() && batch.size() < mostPerBatch) {
                batch.add(waiting.poll());
            }
            inHand = batch.size();
            if (batch.isEmpty()) {
                writing = false;
                if (closed) {
                    drained.tryComplete();
                }
                return;
            }
        }
        batches.each(batch).onComplete(done -> context.runOnContext(ignored -> writeNext()));
    }

    /** Fails only where a row is at fault; any other failure is given to every request that waits for the batch. */
    private Future<Void> commit(List<Waiting> batch) {
        var complaints = batch.stream().map(Waiting::complaint).toList();
        return retry.run(() -> store.write(complaints))
                .<Void>map(outcomes -> {
                    refusal = Optional.empty();
                    for (int i = 0; i < batch.size(); i++) {
                        batch.get(i).answer.complete(outcomes.get(i));
                    }
                    filed.accept(complaints.stream().map(NewComplaint::heldBy).collect(Collectors.toSet()));
                    return null;
                })
                .recover(failure -> afterFailure(batch, failure));
    }

    private Future<Void> afterFailure(List<Waiting> batch, Throwable failure) {
        // Only the database's own refusal is certain to come before the commit.
        if (failure instanceof PgException && RowFault.isOfRow(failure)) {
            return Future.failedFuture(failure);
        }
        if (SqlState.isUnavailability(failure)) {
            LOG.warn("{} complaints not written: {}", batch.size(), failure.toString());
        } else {
            LOG.error("{} complaints not written", batch.size(), failure);
        }
        var answer = later(failure);
        batch.forEach(entry -> entry.answer.fail(answer));
        if (failure instanceof DatabaseUnavailable away && away.isWithoutConnection()) {
            takeAll().forEach(entry -> entry.answer.fail(answer));
        }
        return Future.succeededFuture();
    }

    private static Future<Void> refused(Waiting entry, Throwable failure) {
        LOG.error("A complaint was not written", failure);
        entry.answer.fail(failure);
        return Future.succeededFuture();
    }

    private Failure later(Throwable failure) {
        if (SqlState.isRefusalToWrite(failure)) {
            refusal = Optional.of(new Refusal(failure, System.nanoTime()));
            return new Failure.Busy("nothing can be stored at the moment", RETRY_AFTER);
        }
        return new Failure.Busy("the database can't be reached", RETRY_AFTER);
    }
}
