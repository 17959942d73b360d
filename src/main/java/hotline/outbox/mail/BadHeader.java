package hotline.outbox.mail;

/** A text that may not stand in a header, such as one with a line end. Its message never names the text. */
final class BadHeader extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String reason;

    BadHeader(String reason) {
        super(reason);
        this.reason = reason;
    }

    String reason() {
        return reason;
    }
}
