package hotline.parking;

/** A row with a value that this server does not know. */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unreadable(String message) {
        super(message);
    }

    public static Unreadable policy(int version) {
        return new Unreadable("policy version " + version + " is not installed");
    }
}
