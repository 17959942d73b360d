package hotline.http.api.attachments;

import hotline.attachment.AttachmentLimits;
import hotline.attachment.blob.Blobs;
import hotline.attachment.upload.UploadMoved;
import hotline.attachment.upload.Uploads;
import hotline.attachment.upload.WritingTurn;
import hotline.database.SqlState;
import hotline.digest.Sha256;
import hotline.failure.Failure;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One body of an upload on its way to disk. It holds two chunks at most: while one is stored the next one gathers, and then the sender waits. A database
 * that does not answer is asked again, and the sender waits meanwhile. What has come of a body that breaks off is stored. All of it happens on the
 * request's context.
 */
final class UploadBody {
    private static final long STALLED_NANOS = TimeUnit.SECONDS.toNanos(45);

    private final Uploads uploads;
    private final WritingTurn turn;
    private final HttpServerRequest request;
    private final Context owner;
    private final Promise<Long> done = Promise.promise();
    private final Optional<MessageDigest> digest;
    private Optional<byte[]> sha256 = Optional.empty();
    private Buffer gathered = Buffer.buffer();
    private long stored;
    private int inHand;
    private boolean storing;
    private boolean ended;
    private boolean isWhole;
    private Optional<RuntimeException> broken = Optional.empty();
    private Optional<Buffer> stalled = Optional.empty();
    private Optional<Long> stalledSince = Optional.empty();
    private boolean waits;
    private final SenderPace pace;

    UploadBody(Uploads uploads, AttachmentLimits limits, WritingTurn turn, RoutingContext context) {
        this.pace = new SenderPace(System.nanoTime(), limits.bytesPerSecond());
        this.uploads = uploads;
        this.turn = turn;
        this.request = context.request();
        this.owner = context.vertx().getOrCreateContext();
        this.stored = turn.from();
        this.digest = turn.from() == 0 ? Optional.of(Sha256.begin()) : Optional.empty();
    }

    /** Bytes that are stored once the body has ended. */
    Future<Long> read() {
        request.handler(this::add)
                .exceptionHandler(failure -> end(Optional.of(new HttpException(400))))
                .endHandler(over -> end(Optional.empty()))
                .resume();
        return done.future();
    }

    private void add(Buffer bytes) {
        if (ended) {
            return;
        }
        pace.add(bytes.length());
        if (stored + inHand() + bytes.length() > turn.size()) {
            end(Optional.of(new HttpException(413)));
            return;
        }
        gathered.appendBuffer(bytes);
        store();
        if (storing && gathered.length() >= Blobs.CHUNK) {
            waits = true;
            request.pause();
        }
    }

    /** Bytes that have come and are not stored. */
    private long inHand() {
        return gathered.length() + (long) inHand;
    }

    private void end(Optional<RuntimeException> why) {
        if (!ended) {
            ended = true;
            broken = why;
            store();
        }
    }

    /** Stores a chunk, or after the end what is left. */
    private void store() {
        if (storing || done.future().isComplete()) {
            return;
        }
        int toBoundary = Blobs.CHUNK - (int) (stored % Blobs.CHUNK);
        boolean isLast = stored + gathered.length() == turn.size();
        if (gathered.length() < toBoundary && !ended && !isLast) {
            return;
        }
        if (gathered.length() == 0) {
            if (ended) {
                finish();
            }
            return;
        }
        int length = Math.min(toBoundary, gathered.length());
        var piece = gathered.getBuffer(0, length);
        gathered = gathered.getBuffer(length, gathered.length());
        digest.ifPresent(sha256 -> sha256.update(piece.getBytes()));
        inHand = length;
        storing = true;
        put(piece);
    }

    private void put(Buffer piece) {
        put(piece, stored + piece.length() == turn.size())
                .onComplete(put -> owner.runOnContext(turned -> {
                    if (put.succeeded()) {
                        stored(piece);
                    } else {
                        failed(piece, put.cause());
                    }
                }));
    }

    private Future<?> put(Buffer piece, boolean isLast) {
        if (!isLast) {
            return uploads.append(turn, stored, piece);
        }
        if (sha256.isEmpty()) {
            sha256 = digest.map(MessageDigest::digest);
        }
        return uploads.finish(turn, stored, piece, sha256);
    }

    private void stored(Buffer piece) {
        stalledSince = Optional.empty();
        stored += piece.length();
        isWhole = stored == turn.size();
        inHand = 0;
        storing = false;
        if (waits && !ended) {
            waits = false;
            pace.restart(System.nanoTime());
            request.resume();
        }
        store();
    }

    /** What is away may be back in a moment; it may have stored the piece all the same, which storing it again finds out. */
    private void failed(Buffer piece, Throwable failure) {
        long now = System.nanoTime();
        long since = stalledSince.orElse(now);
        stalledSince = Optional.of(since);
        if (isAway(failure) && now - since < STALLED_NANOS) {
            stalled = Optional.of(piece);
        } else {
            ended = true;
            done.tryFail(failure);
        }
    }

    /** The database, or the bucket. */
    private static boolean isAway(Throwable failure) {
        return SqlState.isUnavailability(failure) || failure instanceof Failure.Busy;
    }

    private void finish() {
        if (broken.isPresent() && !isWhole) {
            done.tryFail(broken.get());
        } else {
            done.tryComplete(stored);
        }
    }

    /** From any thread: another one writes by now. */
    void endIfBefore(UploadBody other) {
        if (turn.writer() < other.turn.writer()) {
            owner.runOnContext(turned -> end(Optional.of(new UploadMoved(stored))));
        }
    }

    /** From any thread, once a second. */
    void look() {
        owner.runOnContext(turned -> {
            if (done.future().isComplete()) {
                return;
            }
            if (stalled.isPresent()) {
                var piece = stalled.get();
                stalled = Optional.empty();
                put(piece);
            } else if (!ended && !waits && pace.isTooSlow(System.nanoTime())) {
                end(Optional.of(new HttpException(408)));
            }
        });
    }
}
