package hotline.attachment;

import hotline.attachment.blob.StoredBlob;
import java.util.UUID;

/**
 * A file that this node prepares.
 *
 * @param name as it is shown
 * @param declaredType what its sender said it is; only a hint
 * @param state scanning or preparing
 * @param attempt how often it was taken, from 1
 * @param failures how often preparing it failed before
 */
public record ClaimedAttachment(
        UUID id,
        String name,
        String declaredType,
        AttachmentState state,
        StoredBlob original,
        int attempt,
        int failures) {}
