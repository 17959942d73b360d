package hotline.attachment.upload;

import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * A file that is about to come.
 *
 * @param id chosen by its sender, who may begin it a second time with it
 * @param address digest of where it comes from, for limits alone
 * @param network the same of its neighbours
 * @param name as it is shown
 * @param declaredType what its sender says it is
 */
public record NewUpload(
        UUID id, Sender sender, UUID address, UUID network, String name, String declaredType, long size) {

    /** It names no network to anyone who reads it. */
    public static UUID digest(byte[] keyed) {
        var bytes = ByteBuffer.wrap(keyed);
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
