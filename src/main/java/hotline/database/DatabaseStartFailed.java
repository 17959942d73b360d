package hotline.database;

/** The database can't be used; the message states the finding and what the operator can do about it. */
public class DatabaseStartFailed extends RuntimeException {
    public DatabaseStartFailed(String message) {
        super(message);
    }

    public DatabaseStartFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
