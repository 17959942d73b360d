package hotline.database;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** What PostgreSQL's error codes mean to us. */
public final class SqlState {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Set<String> ROLLED_BACK_TO_REPEAT = Set.of("40001", "40P01");
    private static final Set<String> RAN_OUT_OF_TIME = Set.of("57014", LOCK_NOT_AVAILABLE, "25P03");
    private static final Set<String> GOING_AWAY = Set.of("57P01", "57P02", "57P03", "53300");

    private SqlState() {}

    /** True if the failure says that a row with this key exists already. */
    public static boolean isUniqueViolation(Throwable failure) {
        return of(failure).filter(UNIQUE_VIOLATION::equals).isPresent();
    }

    /** As above, for one constraint or unique index by name. */
    public static boolean isUniqueViolation(Throwable failure, String constraint) {
        return isUniqueViolation(failure) && constraint.equals(((PgException) failure).getConstraint());
    }

    /** True if PostgreSQL rolled the transaction back and the same may succeed now: deadlock, serialization failure. */
    public static boolean isWorthRepeating(Throwable failure) {
        return of(failure).filter(ROLLED_BACK_TO_REPEAT::contains).isPresent();
    }

    /**
     * True if the database could not do it now, through no fault of the request: no connection, a connection lost on the
     * way, a statement or lock out of time, repeated deadlocks. Whether a lost connection's transaction was committed is
     * not known.
     */
    public static boolean isUnavailability(Throwable failure) {
        return failure instanceof DatabaseUnavailable
                || failure instanceof ClosedConnectionException
                || failure instanceof IOException
                || isOnAClosedConnection(failure)
                || of(failure)
                        .filter(state -> RAN_OUT_OF_TIME.contains(state)
                                || GOING_AWAY.contains(state)
                                || ROLLED_BACK_TO_REPEAT.contains(state)
                                || state.startsWith("08"))
                        .isPresent();
    }

    /** The client has no type for a query that it gives to a connection it knows to be closed. */
    private static boolean isOnAClosedConnection(Throwable failure) {
        return failure instanceof VertxException
                && failure.getMessage() != null
                && failure.getMessage().startsWith("Connection is not active now");
    }

    private static Optional<String> of(Throwable failure) {
        return failure instanceof PgException refused ? Optional.ofNullable(refused.getSqlState()) : Optional.empty();
    }
}
