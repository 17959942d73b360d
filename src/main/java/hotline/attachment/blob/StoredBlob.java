package hotline.attachment.blob;

/**
 * A file that is stored whole.
 *
 * @param chunk bytes of each chunk but the last
 * @param sha256 in hexadecimal digits
 */
public record StoredBlob(long id, int chunk, long size, String sha256) {}
