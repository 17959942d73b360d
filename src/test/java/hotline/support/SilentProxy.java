package hotline.support;

import hotline.database.DatabaseSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/**
 * A network between a server and its PostgreSQL that can fall silent, as after the restart of a firewall: no more
 * bytes pass and no connection ends.
 */
public final class SilentProxy implements AutoCloseable {
    private final DatabaseSettings behind;
    private final ServerSocket listening;
    private final Set<Line> open = ConcurrentHashMap.newKeySet();
    private volatile boolean newOnesAreSilent;

    public SilentProxy(DatabaseSettings behind) {
        this.behind = behind;
        try {
            listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        inBackground(this::accept);
    }

    /** The way through it. */
    public DatabaseSettings settings() {
        return new DatabaseSettings(
                "127.0.0.1",
                listening.getLocalPort(),
                behind.database(),
                behind.user(),
                behind.password(),
                behind.encryption());
    }

    /** No more bytes pass on open connections; new ones work. */
    public void silence() {
        open.forEach(line -> line.silent = true);
    }

    /** Open connections are no longer read, so that the sender has to keep all it sends. */
    public void stall() {
        open.forEach(line -> line.stalled = true);
    }

    /** No bytes pass on new connections either, although they are accepted. */
    public void silenceAll() {
        newOnesAreSilent = true;
        silence();
    }

    public void admitNewOnes() {
        newOnesAreSilent = false;
    }

    /** Connections that this side has not closed. */
    public int open() {
        return open.size();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var line = new Line(listening.accept(), new Socket(behind.host(), behind.port()), newOnesAreSilent);
                open.add(line);
                inBackground(() -> carry(line, line.server, line.database));
                inBackground(() -> carry(line, line.database, line.server));
            } catch (IOException closed) {
                // By the test's end, or by a server that has gone; the next one comes if there is one.
            }
        }
    }

    private void carry(Line line, Socket from, Socket to) {
        var bytes = new byte[65_536];
        try (from) {
            for (int read = from.getInputStream().read(bytes);
                    read >= 0;
                    read = from.getInputStream().read(bytes)) {
                if (line.stalled) {
                    new CountDownLatch(1).await();
                }
                if (!line.silent) {
                    to.getOutputStream().write(bytes, 0, read);
                }
            }
        } catch (IOException | InterruptedException ended) {
            // As connections do.
        }
        if (from == line.server) {
            open.remove(line);
        }
        if (!line.silent) {
            line.close();
        }
    }

    private static void inBackground(Runnable work) {
        var thread = new Thread(work, "silent proxy");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        open.forEach(Line::close);
    }

    private static final class Line {
        final Socket server;
        final Socket database;
        volatile boolean silent;
        volatile boolean stalled;

        Line(Socket server, Socket database, boolean silent) {
            this.server = server;
            this.database = database;
            this.silent = silent;
        }

        void close() {
            try (server;
                    database) {
                // Closing is all.
            } catch (IOException alreadyGone) {
                // All the better.
            }
        }
    }
}
