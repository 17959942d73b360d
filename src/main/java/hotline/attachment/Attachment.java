package hotline.attachment;

import hotline.attachment.Prepared.Picture;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A file of a complaint.
 *
 * @param event number of the event it came with; 1 is the complaint itself
 * @param person who sent it; empty: the customer
 * @param size of what is shown, or was sent while nothing is
 * @param blobs what is stored of it
 */
public record Attachment(
        UUID id,
        long complaint,
        int event,
        boolean internal,
        Optional<Long> person,
        String name,
        AttachmentKind kind,
        String mediaType,
        long size,
        AttachmentState state,
        Stored blobs,
        Optional<Picture> picture,
        Instant at) {

    /**
     * What is stored of a file, by ids.
     *
     * @param original as it was sent, where what is shown is another file
     */
    public record Stored(
            Optional<Long> shown, Optional<Long> thumb, Optional<Long> original, Optional<Instant> originalUntil) {}

    /** The server made what is shown, so a browser may show it within a page. */
    public boolean isInline() {
        return kind == AttachmentKind.IMAGE && picture.isPresent();
    }
}
