package hotline.database;

/** No connection or no answer could be had in time. Asking again later may succeed. */
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

    /** True if nothing was asked of the database, since no connection could be had; others would have none either. */
    public boolean isWithoutConnection() {
        return withoutConnection;
    }
}
