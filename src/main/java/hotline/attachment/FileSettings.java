package hotline.attachment;

import hotline.attachment.bucket.BucketSettings;
import hotline.media.MediaSettings;
import java.util.Optional;

/**
 * The operator's settings of complaints' files.
 *
 * @param bucket where their bytes lie; empty: in the database
 */
public record FileSettings(MediaSettings media, Optional<BucketSettings> bucket) {
    public static final FileSettings NONE = new FileSettings(MediaSettings.NONE, Optional.empty());
}
