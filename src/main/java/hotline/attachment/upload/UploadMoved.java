package hotline.attachment.upload;

/** The bytes do not go on where the stored ones end, or another sender writes by now. */
public final class UploadMoved extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long received;

    public UploadMoved(long received) {
        super("the upload is at byte " + received, null, false, false);
        this.received = received;
    }

    /** Bytes that are stored. */
    public long received() {
        return received;
    }
}
