package hotline.attachment;

import hotline.attachment.blob.StoredBlob;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What came of preparing a file. */
public sealed interface Prepared {

    /**
     * It can be shown.
     *
     * @param name with the extension of its real type
     * @param mediaType by its content; that of {@code shown}
     * @param shown empty: as it was sent, which is then kept as long as the complaint
     * @param thumb of a picture
     */
    record Ready(
            String name,
            AttachmentKind kind,
            String mediaType,
            Optional<StoredBlob> shown,
            Optional<StoredBlob> thumb,
            Optional<Picture> picture)
            implements Prepared {}

    /**
     * What a picture says of itself.
     *
     * @param width of what is shown
     * @param takenAt by the camera's clock
     * @param hadLocation the file as it was sent names a place
     */
    record Picture(int width, int height, Optional<Instant> takenAt, boolean hadLocation) {}

    /** Nothing of it will be shown: refused, infected or unreadable. What is unreadable is kept as it was sent, for its days. */
    record Ended(AttachmentState as) implements Prepared {
        public Ended {
            if (!as.isEnd() || as == AttachmentState.READY) {
                throw new IllegalArgumentException(as + " is no end of a file that is not shown");
            }
        }
    }

    /** It could not be prepared, by no fault of the file that is known: to be taken again after a while. */
    record Failed(AttachmentState as, Duration pause) implements Prepared {
        public Failed {
            if (as.isEnd()) {
                throw new IllegalArgumentException(as + " is an end");
            }
        }
    }

    /** To be taken again after a while, in that state: a scanner is away, or has let it pass. */
    record Held(AttachmentState as, Duration pause) implements Prepared {
        public Held {
            if (as.isEnd()) {
                throw new IllegalArgumentException(as + " is an end");
            }
        }
    }
}
