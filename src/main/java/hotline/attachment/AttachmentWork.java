package hotline.attachment;

import hotline.attachment.AttachmentWorkStore.Result;
import hotline.attachment.blob.Blobs;
import hotline.database.Database;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has due files prepared, a few at a time. A row is taken with a lease and a number: of a node that died it is taken again, and one that comes
 * back too late writes nothing.
 */
public final class AttachmentWork {
    /** Longer than any preparation. */
    static final Duration LEASE = Duration.ofSeconds(90);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final int MOST_AT_ONCE = 4;
    /** From then on the pause is the longest one. */
    private static final int MOST_DOUBLED = 10;

    private static final Pace PACE = Pace.ofMillis(1_000, 80_000);
    private static final Logger LOG = LoggerFactory.getLogger(AttachmentWork.class);

    private final Database database;
    private final Blobs blobs;
    private final Preparation preparation;
    private final Supplier<Duration> originalKept;
    private final InstantSource clock;
    private final Loop loop;

    /** @param originalKept for how long pictures are kept as they were sent */
    public AttachmentWork(
            Loops loops,
            Database database,
            Blobs blobs,
            Preparation preparation,
            Supplier<Duration> originalKept,
            InstantSource clock) {
        this.originalKept = originalKept;
        this.database = database;
        this.blobs = blobs;
        this.preparation = preparation;
        this.clock = clock;
        this.loop = loops.loop("attachments", PACE, this::round);
    }

    public void start() {
        loop.start();
    }

    public Future<Void> stop() {
        return loop.stop();
    }

    /** Files were taken: the next round begins at once. */
    public void now() {
        loop.now();
    }

    /** Takes what is due and prepares it. */
    public Future<Next> round() {
        var now = clock.instant();
        return database.inTransaction(
                        transaction -> AttachmentWorkStore.claim(transaction, now, now.plus(LEASE), MOST_AT_ONCE))
                .compose(claimed -> Future.join(
                                claimed.stream().map(this::prepared).toList())
                        .otherwiseEmpty()
                        .map(Next.atOnceIf(claimed.size() == MOST_AT_ONCE)));
    }

    private Future<Void> prepared(ClaimedAttachment attachment) {
        return Future.succeededFuture()
                .compose(begun -> preparation.prepare(attachment))
                .recover(failure -> Future.succeededFuture(afterFailure(attachment, failure)))
                .compose(prepared -> write(attachment, prepared))
                .onFailure(failure ->
                        LOG.warn("Attachment {} is prepared again: {}", attachment.id(), failure.toString()));
    }

    /** A full disk or a program that does not start is no fault of a customer's file: it is tried until it works. */
    private static Prepared afterFailure(ClaimedAttachment attachment, Throwable failure) {
        int failures = attachment.failures() + 1;
        LOG.warn("Attachment {} was not prepared (failure {})", attachment.id(), failures, failure);
        var pause = Duration.ofSeconds(1L << Math.min(failures, MOST_DOUBLED));
        return new Prepared.Failed(attachment.state(), pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
    }

    private Future<Void> write(ClaimedAttachment attachment, Prepared prepared) {
        var result = new Result(attachment, prepared, clock.instant(), originalKept.get());
        return database.inTransaction(transaction -> AttachmentWorkStore.write(transaction, result)
                .compose(isCurrent -> isCurrent
                        ? blobs.keep(transaction, result.kept())
                                .compose(kept -> blobs.release(transaction, result.released()))
                        : Future.succeededFuture()));
    }
}
