package hotline.attachment;

import hotline.attachment.bucket.BucketSettings;
import hotline.media.MediaSettings;
import java.util.Optional;

/**
 * The operator's settings of complaints' files.
 *
 * @param limits how large they may be, and how many
 * @param bucket where their bytes lie; empty: in the database
 */
public record FileSettings(MediaSettings media, AttachmentLimits limits, Optional<BucketSettings> bucket) {
    public static final FileSettings NONE =
            new FileSettings(MediaSettings.NONE, AttachmentLimits.USUAL, Optional.empty());
}
