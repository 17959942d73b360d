package hotline.attachment.upload;

/** The sender has sent as much as they may for now. */
public final class UploadRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String why;

    UploadRefused(String why) {
        super(why, null, false, false);
        this.why = why;
    }

    /** For the sender. */
    public String why() {
        return why;
    }
}
