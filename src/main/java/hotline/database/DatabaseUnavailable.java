package hotline.database;

/** No connection or no answer could be had in time. Asking again later may succeed. */
public final class DatabaseUnavailable extends RuntimeException {
    DatabaseUnavailable(Throwable cause) {
        this("no database connection: " + cause.getMessage(), cause);
    }

    DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause, false, false);
    }
}
