package hotline.database;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** The meaning of PostgreSQL's error codes for the hotline. */
public final class SqlState {
    private static final String UNIQUE_VIOLATION = "23505";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Set<String> ROLLED_BACK_TO_REPEAT = Set.of("40001", "40P01");
    private static final String INVALID_PARAMETER_VALUE = "22023";
    private static final String READ_ONLY = "25006";
    private static final String IN_FAILED_TRANSACTION = "25P02";
    private static final String TOO_MANY_CONNECTIONS = "53300";
    private static final Set<String> RAN_OUT_OF_TIME = Set.of("57014", LOCK_NOT_AVAILABLE, "25P03", "25P04");
    private static final Set<String> GOING_AWAY = Set.of("57P01", "57P02", "57P03", "57P05");
    /** Out of disk, memory or connections, and disks that fail. */
    private static final Set<String> OUT_OF_RESOURCES =
            Set.of("53000", "53100", "53200", TOO_MANY_CONNECTIONS, "53400", "58000", "58030");

    private SqlState() {}

    /** True if the failure says that a row with this key exists already. */
    public static boolean isUniqueViolation(Throwable failure) {
        return of(failure).filter(UNIQUE_VIOLATION::equals).isPresent();
    }

    /** As above, for one constraint or unique index by name. */
    public static boolean isUniqueViolation(Throwable failure, String constraint) {
        return isUniqueViolation(failure) && constraint.equals(((PgException) failure).getConstraint());
    }

    /** True if a value is none that this PostgreSQL knows, such as a time zone. */
    public static boolean isUnknownValue(Throwable failure) {
        return of(failure).filter(INVALID_PARAMETER_VALUE::equals).isPresent();
    }

    /** True if PostgreSQL rolled the transaction back and the same may succeed now: deadlock, serialization failure. */
    public static boolean isWorthRepeating(Throwable failure) {
        return of(failure).filter(ROLLED_BACK_TO_REPEAT::contains).isPresent();
    }

    /**
     * True if the database could not do it now, through no fault of the request: no connection, a connection lost on the
     * way, a statement or lock out of time, repeated deadlocks, a server that takes no writes or has no room left. Whether
     * a lost connection's transaction was committed is not known.
     */
    public static boolean isUnavailability(Throwable failure) {
        return failure instanceof DatabaseUnavailable
                || failure instanceof ClosedConnectionException
                || failure instanceof IOException
                || isOnAClosedConnection(failure)
                || of(failure)
                        .filter(state -> RAN_OUT_OF_TIME.contains(state)
                                || GOING_AWAY.contains(state)
                                || OUT_OF_RESOURCES.contains(state)
                                || READ_ONLY.equals(state)
                                || ROLLED_BACK_TO_REPEAT.contains(state)
                                || state.startsWith("08"))
                        .isPresent();
    }

    /** True if a statement was not tried, since one before it failed in its transaction. */
    static boolean isBehindAnError(PgException failure) {
        return IN_FAILED_TRANSACTION.equals(failure.getSqlState());
    }

    /** True if the server is a replica by now, or set to read-only. */
    static boolean isOfAReadOnlyServer(Throwable failure) {
        return of(failure).filter(READ_ONLY::equals).isPresent();
    }

    /** True if PostgreSQL answers and yet stores nothing at the moment, until an administrator has fixed it. */
    public static boolean isRefusalToWrite(Throwable failure) {
        return of(failure)
                .filter(state -> READ_ONLY.equals(state)
                        || (OUT_OF_RESOURCES.contains(state) && !TOO_MANY_CONNECTIONS.equals(state)))
                .isPresent();
    }

    /** The reason why the database does not work, in words for operators, with PostgreSQL's code where it gave one. */
    public static String reason(Throwable failure) {
        return of(failure).map(SqlState::reason).orElse("the database does not answer");
    }

    private static String reason(String state) {
        String words =
                switch (state) {
                    case READ_ONLY -> "the database is read-only";
                    case "53100" -> "the database's disk is full";
                    case "53200" -> "the database is out of memory";
                    case TOO_MANY_CONNECTIONS -> "the database takes no more connections";
                    case "58000", "58030" -> "the database's disk fails";
                    default ->
                        GOING_AWAY.contains(state)
                                ? "the database is stopping or starting"
                                : "the database can't do it at the moment";
                };
        return words + " (" + state + ")";
    }

    /** The client has no type for a query that it gives to a connection it knows to be closed, or had not sent by then. */
    private static boolean isOnAClosedConnection(Throwable failure) {
        return failure instanceof VertxException
                && failure.getMessage() != null
                && (failure.getMessage().startsWith("Connection is not active now")
                        || failure.getMessage().startsWith("Pending requests failed to be sent"));
    }

    private static Optional<String> of(Throwable failure) {
        Throwable said = failure instanceof DatabaseUnavailable unavailable ? unavailable.getCause() : failure;
        return said instanceof PgException refused ? Optional.ofNullable(refused.getSqlState()) : Optional.empty();
    }
}
