package hotline.attachment.blob;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import java.util.UUID;

/**
 * Bytes of a chunk that nothing refers to yet.
 *
 * @param within place in the chunk of the first byte
 * @param object what the whole chunk is in a bucket, with the bytes before; empty: they are stored with what refers to them
 */
public record NewChunk(long blob, int no, int within, Buffer bytes, Optional<UUID> object) {}
