package hotline.parking;

import hotline.database.DatabaseUnavailable;
import hotline.database.SqlState;
import hotline.failure.Failure;
import hotline.failure.FailureText;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Tells failures that lie in a row from those of the database, the network or the moment. In doubt the row is not at
 * fault: work then waits and tries again, and leaves out nothing.
 */
public final class RowFault {
    /** Cardinality, data exception, integrity constraint, program limit. */
    private static final List<String> CLASSES = List.of("21", "22", "23", "54");

    private static final int LONGEST_REASON = 300;
    /** Codes are looked up in closed lists, and a missing one has no message. */
    private static final String UNKNOWN_CODE = "it holds a code that this server does not know";

    private RowFault() {}

    public static boolean isOfRow(Throwable failure) {
        if (failure instanceof PgException refused) {
            var state = refused.getSqlState();
            return state != null && CLASSES.stream().anyMatch(state::startsWith);
        }
        return failure instanceof RuntimeException
                && !(failure instanceof Failure.Busy)
                && !(failure instanceof DatabaseUnavailable)
                && !(failure instanceof VertxException)
                && !(failure instanceof TooManyParked)
                && !SqlState.isUnavailability(failure);
    }

    /** In one line, without the row's contents, which PostgreSQL keeps in a separate detail. */
    static String reason(Throwable failure) {
        var line = words(failure).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > LONGEST_REASON ? line.substring(0, LONGEST_REASON) + "…" : line;
    }

    private static String words(Throwable failure) {
        if (failure instanceof NoSuchElementException) {
            return UNKNOWN_CODE;
        }
        if (failure instanceof PgException refused) {
            return refused.getErrorMessage() + " (" + refused.getSqlState() + ")";
        }
        if (failure instanceof Failure || failure instanceof Unreadable) {
            return FailureText.of(failure);
        }
        var kind = failure.getClass().getSimpleName();
        return failure.getMessage() == null ? kind : kind + ": " + failure.getMessage();
    }
}
