package hotline.attachment.upload;

import hotline.attachment.AttachmentLimits;
import hotline.attachment.AttachmentLimits.Limit;
import hotline.attachment.blob.Blobs;
import hotline.attachment.blob.NewChunk;
import hotline.attachment.upload.UploadStore.Added;
import hotline.attachment.upload.UploadStore.Sent;
import hotline.database.Database;
import hotline.failure.Failure;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Files on their way in. Each piece is stored in a short transaction that moves the upload on, so an offset that was answered is on disk, and a
 * sender who stays away for hours holds nothing but a row.
 */
public final class Uploads {
    /** A sender on the worst of networks needs fewer; each costs a row's update and a part of a chunk. */
    private static final int MOST_TURNS = 50;

    /** So many bytes have one turn more. */
    private static final int BYTES_OF_TURN = 64 * 1024;

    private static final Duration BEGUN_BESIDE = Duration.ofSeconds(1);

    private static final int MOST_SWEPT = 500;

    private final Database database;
    private final Blobs blobs;
    private final InstantSource clock;
    private final AttachmentLimits limits;
    private volatile long ofStrangers;

    public Uploads(Database database, Blobs blobs, InstantSource clock, AttachmentLimits limits) {
        this.database = database;
        this.blobs = blobs;
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Begins an upload, or finds it where its sender began it before. Fails with {@link UploadRefused} beyond what its sender may send, and with
     * {@link Failure.Busy} while another one from there is being begun.
     */
    public Future<Upload> begin(NewUpload upload) {
        return database.inTransaction(transaction -> UploadStore.sent(transaction, upload.id(), clock.instant())
                .compose(before -> before.isEmpty()
                        ? beginNew(transaction, upload)
                        : before.get().equals(new Sent(upload.sender(), upload.size()))
                                ? UploadStore.read(transaction, upload.id(), clock.instant())
                                        .map(found -> found.orElseThrow(Uploads::none))
                                : Future.failedFuture(Failure.Invalid.field("Upload-Id", "is of another upload"))));
    }

    private Future<Upload> beginNew(SqlConnection transaction, NewUpload upload) {
        var now = clock.instant();
        if (upload.sender().isStranger() && ofStrangers + upload.size() > limits.bytes(Limit.STRANGERS)) {
            return Future.failedFuture(new UploadRefused("too many files wait for their complaints"));
        }
        var added = new Added(
                upload,
                0,
                now.minus(Duration.ofDays(1)),
                now.minus(AttachmentLimits.BEGUN_LATELY),
                now,
                now.plus(AttachmentLimits.KEPT));
        return UploadStore.lock(transaction, added)
                .compose(locked -> locked ? UploadStore.quota(transaction, added) : Future.failedFuture(beside()))
                .compose(quota -> quota.refuses(upload.sender(), upload.size(), limits)
                        .<Future<Upload>>map(why -> Future.failedFuture(new UploadRefused(why)))
                        .orElseGet(() -> begin(transaction, added)));
    }

    /** The bytes live a little longer than the row, which refers to them. */
    private Future<Upload> begin(SqlConnection transaction, Added added) {
        return blobs.begin(transaction, AttachmentLimits.KEPT.plusHours(1))
                .compose(blob -> UploadStore.add(transaction, added.in(blob)))
                .map(begun -> begun.orElseThrow(Uploads::beside));
    }

    private static Failure.Busy beside() {
        return new Failure.Busy("another upload from there is being begun", BEGUN_BESIDE);
    }

    /** Who sends it; fails with 404 where there is none, or its time is over. */
    public Future<Sender> sender(UUID id) {
        return database.pool()
                .withConnection(connection -> UploadStore.sent(connection, id, clock.instant()))
                .map(sent -> sent.orElseThrow(Uploads::none).sender());
    }

    /** Fails with 404 where there is none, or its time is over. */
    public Future<Upload> read(UUID id) {
        return database.pool()
                .withConnection(connection -> UploadStore.read(connection, id, clock.instant()))
                .map(found -> found.orElseThrow(Uploads::none));
    }

    /**
     * Begins a turn of writing, which ends all others. Fails with {@link UploadMoved} where the stored bytes do not end at that place,
     * and with 404 where there is nothing to write.
     */
    public Future<WritingTurn> turn(UUID id, long at) {
        var now = clock.instant();
        return database.pool()
                .withConnection(connection -> UploadStore.claim(connection, id, at, now, MOST_TURNS, BYTES_OF_TURN))
                .compose(turn -> turn.map(Future::succeededFuture)
                        .orElseGet(() -> read(id).compose(upload -> Future.failedFuture(
                                upload.received() == at && upload.state() == UploadState.OPEN
                                        ? new UploadRefused("the upload broke off too often; begin another one")
                                        : new UploadMoved(upload.received())))));
    }

    /** Bytes up to the end of a chunk; they may be stored already, by a try whose outcome was not known. */
    public Future<Void> append(WritingTurn turn, long at, Buffer bytes) {
        return blobs.put(turn.blob(), at, bytes)
                .compose(chunk ->
                        database.inTransaction(transaction -> UploadStore.advance(transaction, turn, at, bytes.length())
                                .compose(mine -> mine
                                        ? blobs.write(transaction, chunk)
                                        : storedBefore(transaction, turn, at + bytes.length()))));
    }

    private static Future<Void> storedBefore(SqlConnection transaction, WritingTurn turn, long end) {
        return UploadStore.place(transaction, turn.id()).map(place -> {
            var now = place.orElseThrow(Uploads::none);
            if (now.writer() != turn.writer() || now.received() != end) {
                throw new UploadMoved(now.received());
            }
            return null;
        });
    }

    /**
     * The last bytes: the file is whole once they are stored.
     *
     * @param sha256 of all bytes, where they passed in this turn
     */
    public Future<Upload> finish(WritingTurn turn, long at, Buffer bytes, Optional<byte[]> sha256) {
        return sha256.map(Future::succeededFuture)
                .orElseGet(() -> blobs.digest(turn.blob(), at, bytes))
                .compose(digest -> blobs.put(turn.blob(), at, bytes)
                        .compose(chunk -> database.inTransaction(
                                transaction -> UploadStore.advance(transaction, turn, at, bytes.length())
                                        .compose(mine -> mine
                                                ? whole(transaction, turn, chunk, digest)
                                                : storedBefore(transaction, turn, turn.size())))))
                .compose(finished -> read(turn.id()));
    }

    private Future<Void> whole(SqlConnection transaction, WritingTurn turn, NewChunk chunk, byte[] digest) {
        return blobs.write(transaction, chunk)
                .compose(written -> blobs.finish(transaction, turn.blob(), turn.size(), digest))
                .compose(finished -> UploadStore.finish(transaction, turn.id()));
    }

    /** Nothing has taken it, and nothing will; fails with 404 where there is none. The day's limits still count it. */
    public Future<Void> end(UUID id) {
        return database.inTransaction(transaction -> UploadStore.end(transaction, id, clock.instant())
                .compose(blob -> blobs.release(transaction, List.of(blob.orElseThrow(Uploads::none)))));
    }

    /** Deletes those whose time is over, and counts those of strangers; true where there may be more. */
    public Future<Boolean> sweep() {
        return database.pool().withConnection(connection -> UploadStore.sweep(connection, clock.instant(), MOST_SWEPT)
                .compose(more -> UploadStore.ofStrangers(connection).map(bytes -> {
                    ofStrangers = bytes;
                    return more;
                })));
    }

    private static Failure.NotFound none() {
        return new Failure.NotFound("there is no such upload, or its time is over");
    }
}
