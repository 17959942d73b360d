package hotline.database;

/** No connection or no answer came in time. A later attempt may succeed. */
public final class DatabaseUnavailable extends RuntimeException {
    private final boolean withoutConnection;

    DatabaseUnavailable(Throwable cause) {
        super("no database connection: " + cause.getMessage(), cause, false, false);
        withoutConnection = true;
    }

    DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause, false, false);
        withoutConnection = false;
    }

    /** True if no statement was sent, since no connection was available; others would get none either. */
    public boolean isWithoutConnection() {
        return withoutConnection;
    }
}
