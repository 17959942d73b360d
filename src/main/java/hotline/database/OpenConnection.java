package hotline.database;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.internal.Connection;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection to PostgreSQL and how long its answer has been awaited. The client waits for ever; this class closes
 * the connection where nothing has come for longer than the statement may take, which fails all statements on it.
 *
 * <p>Statements sent together are answered one after the other, so each answer begins the wait for the next. One timer
 * at a time runs on the connection's own event loop, so that data that has arrived is read before the time is checked.
 */
final class OpenConnection {
    private static final AttributeKey<OpenConnection> OF_CHANNEL = AttributeKey.valueOf(OpenConnection.class, "of");
    /** A timer this late means that this process was suspended, not that the database is silent. */
    private static final long HELD_UP_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final OpenConnections all;
    private final Channel channel;
    private final long usualPatience;
    private long patience;
    private int waiting;
    /** When the last answer came; while one is awaited, since when. */
    private long heardAt = System.nanoTime();

    private boolean watched;
    /** Whether a caller has it, rather than the pool. */
    private boolean lent;

    /** The last error, which the statements behind it in its transaction fail by. */
    private Optional<PgException> failedBy = Optional.empty();

    private Optional<String> replacedBecause = Optional.empty();
    private volatile Optional<String> closedBecause = Optional.empty();

    private OpenConnection(OpenConnections all, Channel channel, Duration patience) {
        this.all = all;
        this.channel = channel;
        this.usualPatience = patience.toNanos();
        this.patience = usualPatience;
    }

    static OpenConnection on(SocketConnectionBase connection, OpenConnections all, Duration patience) {
        var channel = connection.socket().channelHandlerContext().channel();
        var open = new OpenConnection(all, channel, patience);
        channel.attr(OF_CHANNEL).set(open);
        channel.closeFuture().addListener(closed -> all.remove(open));
        return open;
    }

    /** @param connection of the pool */
    static OpenConnection under(Connection connection) {
        var socket = ((SocketConnectionBase) connection.unwrap()).socket();
        return socket.channelHandlerContext().channel().attr(OF_CHANNEL).get();
    }

    Channel channel() {
        return channel;
    }

    /** The pool lends it. */
    synchronized void lend() {
        lent = true;
        patience = usualPatience;
    }

    /** Whether it was closed before the pool lent it, or while it did: the pool notices the end a little later. */
    boolean isEnding() {
        return closedBecause.isPresent() || !channel.isActive();
    }

    /**
     * It goes back to the pool by this; a connection to be replaced is closed first, and the pool drops one that is closed
     * before it gets it back.
     */
    void giveBack(Runnable toThePool) {
        Optional<String> because;
        synchronized (this) {
            lent = false;
            because = replacedBecause.or(() -> closedBecause);
        }
        if (because.isPresent()) {
            close(because.get());
            channel.eventLoop().execute(toThePool);
        } else {
            toThePool.run();
        }
    }

    /** Closes it, now or when its caller gives it back. */
    void replace(String because) {
        synchronized (this) {
            replacedBecause = Optional.of(because);
            if (lent) {
                return;
            }
            closedBecause = replacedBecause;
        }
        close(because);
    }

    synchronized void waitFor(Duration longest) {
        patience = longest.toNanos();
    }

    synchronized void asked() {
        if (waiting++ > 0) {
            return;
        }
        heardAt = System.nanoTime();
        if (!watched) {
            watched = true;
            lookIn(patience);
        }
    }

    synchronized void answered() {
        waiting--;
        heardAt = System.nanoTime();
    }

    private void lookIn(long nanos) {
        long due = System.nanoTime() + nanos;
        var unused = channel.eventLoop().schedule(() -> look(due), nanos, TimeUnit.NANOSECONDS);
    }

    private void look(long due) {
        long silentSince;
        synchronized (this) {
            if (waiting == 0 || !channel.isOpen()) {
                watched = false;
                return;
            }
            long now = System.nanoTime();
            long left = heardAt + patience - now;
            if (left > 0 || now - due > HELD_UP_NANOS) {
                lookIn(left > 0 ? left : HELD_UP_NANOS);
                return;
            }
            silentSince = heardAt;
        }
        all.silent(this, silentSince, Duration.ofNanos(patience));
    }

    /** Closes it if it is idle and nothing was read on it since then. */
    boolean closeIfUnheardSince(long moment, String because) {
        synchronized (this) {
            if (waiting > 0 || heardAt - moment >= 0) {
                return false;
            }
        }
        close(because);
        return true;
    }

    /** At once, past the handlers: they would flush the pending writes first, which might never end. */
    void close(String because) {
        closedBecause = Optional.of(because);
        channel.eventLoop().execute(() -> channel.unsafe().close(channel.voidPromise()));
    }

    /**
     * A statement fails with its connection before the pool notices the end. If its caller gave the connection back at
     * once, the next caller would get it.
     */
    void afterLeavingThePool(@Nullable Throwable failure, Runnable telling) {
        if (failure == null || (channel.isActive() && closedBecause.isEmpty())) {
            telling.run();
        } else {
            channel.eventLoop().execute(telling);
        }
    }

    /**
     * PostgreSQL's error, or why the connection was closed under the statement. Where an earlier statement's error ended the
     * transaction, it is that error: statements that were sent together fail by it, and the answer to any of them may be
     * the one that is looked at.
     */
    @Nullable
    Throwable explained(@Nullable Throwable failure) {
        if (failure == null) {
            failed(Optional.empty());
            return null;
        }
        if (failure instanceof PgException error) {
            if (SqlState.isBehindAnError(error)) {
                return first(error);
            }
            failed(Optional.of(error));
            return error;
        }
        return closedBecause
                .<Throwable>map(because -> new DatabaseUnavailable(because, failure))
                .orElse(failure);
    }

    private synchronized void failed(Optional<PgException> by) {
        failedBy = by;
    }

    private synchronized PgException first(PgException behind) {
        return failedBy.orElse(behind);
    }
}
