package hotline.attachment;

import hotline.attachment.blob.Blobs;
import hotline.attachment.blob.StoredBlob;
import hotline.database.Database;
import hotline.failure.Failure;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The files of complaints, for callers who may see the complaint: that is decided before. */
public final class Attachments {
    private static final int MOST_AT_ONCE = 200;

    private final Database database;
    private final Blobs blobs;
    private final InstantSource clock;

    public Attachments(Database database, Blobs blobs, InstantSource clock) {
        this.database = database;
        this.blobs = blobs;
        this.clock = clock;
    }

    /** What of a file is asked for. */
    public enum Form {
        SHOWN,
        THUMB,
        ORIGINAL
    }

    /** A file of a complaint, with what is to be sent of it. */
    public record Found(Attachment attachment, StoredBlob blob) {}

    /**
     * How much there is.
     *
     * @param waiting files that are to be prepared
     * @param bytes on disk
     */
    public record FilesHeld(long waiting, long bytes) {
        public static final FilesHeld NONE = new FilesHeld(0, 0);
    }

    public Future<FilesHeld> standing() {
        return database.pool().withConnection(AttachmentStore::standing);
    }

    /** Oldest first. */
    public Future<List<Attachment>> ofComplaint(long complaint, boolean seesInternal) {
        return database.pool()
                .withConnection(connection -> AttachmentStore.ofComplaint(connection, complaint, seesInternal));
    }

    /** Fails with 404 where there is none, and with {@link Failure.Conflict} where it is not shown. */
    public Future<Found> find(long complaint, UUID id, Form form, boolean seesInternal) {
        return database.pool()
                .withConnection(connection -> AttachmentStore.one(connection, complaint, id, seesInternal))
                .map(found -> found.orElseThrow(() -> new Failure.NotFound("the complaint has no such file")))
                .compose(attachment -> blob(attachment, form)
                        .map(blobs::whole)
                        .orElseGet(() -> Future.failedFuture(missing(attachment, form)))
                        .map(blob -> new Found(
                                attachment, blob.orElseThrow(() -> new Failure.NotFound("the file is deleted")))));
    }

    private Optional<Long> blob(Attachment attachment, Form form) {
        var stored = attachment.blobs();
        return switch (form) {
            case SHOWN -> stored.shown();
            case THUMB -> stored.thumb();
            case ORIGINAL -> stored.original().filter(kept -> isKept(attachment));
        };
    }

    /** Until the day is over, whether or not the bytes are deleted yet. */
    public boolean isKept(Attachment attachment) {
        return attachment
                .blobs()
                .originalUntil()
                .filter(clock.instant()::isBefore)
                .isPresent();
    }

    private static Failure missing(Attachment attachment, Form form) {
        return form != Form.SHOWN || attachment.state() == AttachmentState.READY
                ? new Failure.NotFound("there is no such form of the file")
                : new Failure.Conflict(
                        "the file is not shown: it is " + attachment.state().code());
    }

    /** Ids of files that are shown and whose bytes are not there. */
    public Future<List<String>> withoutFile() {
        return database.pool().withConnection(AttachmentStore::withoutFile);
    }

    /** Files as they were sent, whose days are over; true where there may be more. */
    public Future<Boolean> dropOriginals() {
        return database.inTransaction(
                transaction -> AttachmentStore.originalsOver(transaction, clock.instant(), MOST_AT_ONCE)
                        .compose(dropped -> blobs.release(transaction, dropped).map(dropped.size() == MOST_AT_ONCE)));
    }

    public Blobs blobs() {
        return blobs;
    }
}
