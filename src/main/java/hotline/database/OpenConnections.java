package hotline.database;

import io.vertx.sqlclient.impl.SocketConnectionBase;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All connections of a node. Where one has fallen silent, the idle ones may have too: a network that drops the packets of
 * one usually drops all that were open, and finding them out one statement after the other would take minutes.
 */
final class OpenConnections {
    private static final Logger LOG = LoggerFactory.getLogger(OpenConnections.class);

    private final Set<OpenConnection> open = ConcurrentHashMap.newKeySet();
    private final DatabaseLimits limits;
    private final AtomicLong silences = new AtomicLong();

    OpenConnections(DatabaseLimits limits) {
        this.limits = limits;
    }

    void add(SocketConnectionBase connection) {
        var added = OpenConnection.on(connection, this, patienceWith(limits.statement()));
        KeepAlive.on(added.channel());
        open.add(added);
    }

    void remove(OpenConnection closed) {
        open.remove(closed);
    }

    /**
     * PostgreSQL itself stops a statement at its limit; it counts as silent only where that message does not come
     * either.
     */
    Duration patienceWith(Duration statementLimit) {
        return statementLimit.plus(limits.silence());
    }

    /** How often a connection fell silent so far. */
    long silences() {
        return silences.get();
    }

    /**
     * Sessions keep what they began with, and the address may belong to another server by now: only a connection opened
     * from now on can tell whether the database takes writes again.
     */
    void refusedToWrite(OpenConnection one) {
        var because = "the server takes no writes";
        one.close(because);
        open.stream().filter(other -> other != one).forEach(other -> other.replace(because));
    }

    void closeAll() {
        open.forEach(one -> one.close("the server is stopping"));
    }

    void silent(OpenConnection one, long since, Duration patience) {
        var because = "PostgreSQL gave no answer for " + patience.toMillis() + " ms";
        one.close(because);
        silences.incrementAndGet();
        long others = open.stream()
                .filter(other -> other != one && other.closeIfUnheardSince(since, because))
                .count();
        LOG.warn("{}: its connection was closed, and {} idle ones not heard since", because, others);
    }
}
