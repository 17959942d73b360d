package hotline.telephony.connector;

import hotline.database.Database;
import hotline.failure.Failure;
import hotline.parking.Halves;
import hotline.telephony.connector.MessageStore.New;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The node's one writer of messages of exchanges. Messages that come while others are being committed are the next ones together: where few come,
 * each is stored at once, and where many come, they share a connection, a statement and a commit. One that the database refuses fails alone.
 */
final class MessageWriter {
    private static final int MOST_AT_ONCE = 100;
    /** Some seconds of a very busy exchange. */
    private static final int MOST_WAITING = 2_000;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private record Waiting(New message, Promise<Void> stored) {}

    private final Database database;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final Halves<Waiting, Void> batches =
            new Halves<>(this::store, MessageWriter::refused, (first, second) -> null);
    private boolean isWriting;

    MessageWriter(Database database) {
        this.database = database;
    }

    /** Completes once it is committed, or was here before; fails with {@link Failure.Busy} where too many wait. */
    Future<Void> write(New message) {
        var one = new Waiting(message, Promise.promise());
        synchronized (waiting) {
            if (waiting.size() >= MOST_WAITING) {
                return Future.failedFuture(new Failure.Busy("too many messages at once", RETRY_AFTER));
            }
            waiting.add(one);
            if (isWriting) {
                return one.stored().future();
            }
            isWriting = true;
        }
        writeNext();
        return one.stored().future();
    }

    private void writeNext() {
        var batch = new ArrayList<Waiting>();
        synchronized (waiting) {
            while (!waiting.isEmpty() && batch.size() < MOST_AT_ONCE) {
                batch.add(waiting.remove());
            }
            isWriting = !batch.isEmpty();
        }
        if (!batch.isEmpty()) {
            batches.each(batch).onFailure(failure -> failed(batch, failure)).onComplete(done -> writeNext());
        }
    }

    /** Those that wait are tried: the next answer of the database may be another. */
    private static void failed(List<Waiting> batch, Throwable failure) {
        batch.forEach(one -> one.stored().tryFail(failure));
    }

    private Future<Void> store(List<Waiting> batch) {
        return database.withStatement(connection -> MessageStore.add(
                        connection, batch.stream().map(Waiting::message).toList()))
                .onSuccess(stored -> batch.forEach(one -> one.stored().complete()));
    }

    private static Future<Void> refused(Waiting one, Throwable failure) {
        one.stored().fail(failure);
        return Future.succeededFuture();
    }
}
