package hotline.database;

/** No connection could be had in time: too many requests wait, or PostgreSQL is away. Asking again later may succeed. */
public final class DatabaseUnavailable extends RuntimeException {
    DatabaseUnavailable(Throwable cause) {
        super("no database connection: " + cause.getMessage(), cause, false, false);
    }
}
