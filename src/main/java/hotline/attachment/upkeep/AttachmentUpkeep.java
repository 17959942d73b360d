package hotline.attachment.upkeep;

import hotline.attachment.Attachments;
import hotline.attachment.Attachments.FilesHeld;
import hotline.attachment.blob.Blobs;
import hotline.attachment.upload.Uploads;
import hotline.loop.Loop;
import hotline.loop.Loops;
import hotline.loop.Next;
import hotline.loop.Pace;
import io.vertx.core.Future;
import java.time.Duration;

/** Deletes what nothing refers to any more: uploads that nobody took, pictures as they were sent, bytes of both. Found by indexes, a part at a time. */
public final class AttachmentUpkeep {
    private static final Pace PACE = new Pace(Duration.ofMinutes(1), Duration.ofSeconds(30));

    private final Uploads uploads;
    private final Attachments attachments;
    private final Blobs blobs;
    private final Loop loop;
    private volatile FilesHeld standing = FilesHeld.NONE;

    public AttachmentUpkeep(Loops loops, Uploads uploads, Attachments attachments, Blobs blobs) {
        this.uploads = uploads;
        this.attachments = attachments;
        this.blobs = blobs;
        this.loop = loops.loop("old files", PACE, this::round);
    }

    public void start() {
        loop.startAfter(PACE.pause());
    }

    public Future<Void> stop() {
        return loop.stop();
    }

    /** One part of each; at once again while there is more. */
    public Future<Next> round() {
        return uploads.sweep()
                .compose(moreUploads -> attachments.dropOriginals().compose(moreOriginals -> blobs.sweep()
                        .map(moreBytes -> moreUploads || moreOriginals || moreBytes)))
                .compose(more -> attachments.standing().map(now -> {
                    standing = now;
                    return Next.atOnceIf(more);
                }));
    }

    /** As of the last round. */
    public FilesHeld standing() {
        return standing;
    }
}
