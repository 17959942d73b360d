package hotline.attachment.blob;

/**
 * Objects of which the database knows.
 *
 * @param chunks of files
 * @param remains what no file has, which servers delete within two hours
 */
public record ObjectCount(long chunks, long remains) {
    public boolean isNone() {
        return chunks + remains == 0;
    }
}
