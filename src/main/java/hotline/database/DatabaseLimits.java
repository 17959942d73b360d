package hotline.database;

import java.time.Duration;

/**
 * Bounds on the load of the database at one time, and on waiting for it.
 *
 * @param connections of the general pool
 * @param intakeConnections of the intake writer's pool
 * @param waiting requests that may wait for a connection, per pool
 * @param acquire how long each of them waits
 * @param statement how long a statement may run
 * @param lock how long a statement may wait for a lock
 * @param idleInTransaction how long a transaction may do nothing
 * @param silence how long PostgreSQL may be silent beyond the statement's limit; then the connection is closed
 */
public record DatabaseLimits(
        int connections,
        int intakeConnections,
        int waiting,
        Duration acquire,
        Duration statement,
        Duration lock,
        Duration idleInTransaction,
        Duration silence) {

    /** How long each step of connecting may take; the request that waits for it has been refused before. */
    Duration connecting() {
        return acquire.plus(silence);
    }

    /** A person waits for one piece of work, perhaps on a machine that is busy with a server. */
    public static DatabaseLimits forCommands() {
        var usual = usual();
        return new DatabaseLimits(
                usual.connections(),
                usual.intakeConnections(),
                usual.waiting(),
                Duration.ofSeconds(20),
                Duration.ofSeconds(60),
                Duration.ofSeconds(20),
                Duration.ofSeconds(60),
                usual.silence());
    }

    /** Leaves room, with those for figures, for four servers at PostgreSQL's usual 100 connections. */
    public static DatabaseLimits usual() {
        return new DatabaseLimits(
                16,
                4,
                512,
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                Duration.ofSeconds(3));
    }
}
