package hotline.attachment.upload;

import java.time.Instant;
import java.util.UUID;

/** A file on its way in: {@code received} of its {@code size} bytes are stored. */
public record Upload(UUID id, String name, long size, long received, UploadState state, Instant expiresAt) {}
