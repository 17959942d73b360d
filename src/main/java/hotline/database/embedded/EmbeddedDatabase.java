package hotline.database.embedded;

import hotline.database.DatabaseSettings;
import hotline.database.DatabaseStartFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's own durable PostgreSQL in a data directory, started when no database is configured.
 *
 * <p>The programs come from io.zonky.test's jars. Its {@code EmbeddedPostgres} is made for tests and not used: it turns
 * fsync off, trusts every local user, deletes its data, waits for no orphan, and steps down from root through user
 * namespaces, which many containers forbid.
 *
 * <p>{@link DataDirectory} describes the directory. A copy of the stopped directory is a backup, and {@link Backup}
 * takes one while the server runs.
 *
 * <p>If PostgreSQL dies under the server, it is started again on the same port. The caller closes this object after
 * everything that uses the database; there is no shutdown hook, which would run before requests are finished.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration RESTART_PAUSE = Duration.ofSeconds(1);

    private final DataDirectoryLock lock;
    private final Postmaster postmaster;
    private final RolePasswords passwords;
    private final int port;
    private Postmaster.Running running;
    private boolean closed;

    private EmbeddedDatabase(
            DataDirectoryLock lock, Postmaster postmaster, RolePasswords passwords, Postmaster.Running running) {
        this.lock = lock;
        this.postmaster = postmaster;
        this.passwords = passwords;
        this.port = running.port();
        watch(running);
    }

    /**
     * Starts PostgreSQL on the directory, which is created if it is absent; returns once connections are accepted.
     * Blocks for about half a second, at the first start for a few seconds.
     *
     * @throws DatabaseStartFailed if it can't; the message says what to do
     */
    public static EmbeddedDatabase start(Path dataDirectory) {
        return start(dataDirectory, dataDirectory);
    }

    /** As above, with PostgreSQL's programs unpacked elsewhere. */
    public static EmbeddedDatabase start(Path dataDirectory, Path programs) {
        long begun = System.nanoTime();
        try {
            DataDirectory directory = DataDirectory.prepare(dataDirectory);
            DataDirectoryLock lock = DataDirectoryLock.acquire(directory.path());
            try {
                EmbeddedDatabase database =
                        start(directory, programs.equals(dataDirectory) ? directory.path() : programs, lock);
                LOG.info(
                        "PostgreSQL started on 127.0.0.1:{} in {} within {} ms",
                        database.port,
                        directory.path(),
                        (System.nanoTime() - begun) / 1_000_000);
                return database;
            } catch (IOException | RuntimeException failure) {
                lock.close();
                throw failure;
            }
        } catch (IOException failure) {
            throw new DatabaseStartFailed(
                    "PostgreSQL could not be started in " + dataDirectory + ": " + failure
                            + ". Give it a directory that this user may write, or set HOTLINE_DATABASE_URL.",
                    failure);
        }
    }

    private static EmbeddedDatabase start(DataDirectory directory, Path programs, DataDirectoryLock lock)
            throws IOException {
        Directories.removeUnfinished(directory.path());
        if (directory.hasCluster()) {
            directory.checkCluster();
        } else {
            directory.checkNoRestoreIsHalfDone();
        }
        Path cluster = directory.cluster();
        ServiceAccount account = ServiceAccount.forCluster(cluster);
        PostgresBinaries binaries = PostgresBinaries.unpacked(programs, account);
        Postmaster postmaster = new Postmaster(cluster, binaries, account);
        RolePasswords passwords = directory.hasCluster()
                ? takeOver(directory, postmaster)
                : create(directory, new ClusterCreation(cluster, binaries, account));
        return new EmbeddedDatabase(lock, postmaster, passwords, postmaster.start());
    }

    private static RolePasswords takeOver(DataDirectory directory, Postmaster postmaster) throws IOException {
        postmaster.account().ownTree(directory.cluster());
        postmaster.clearRemains();
        Optional<RolePasswords> known = RolePasswords.read(directory);
        if (known.isPresent()) {
            return known.get();
        }
        // The roles first: a server killed in between does it again.
        RolePasswords completed = RolePasswords.completed(directory);
        SingleUserSession.run(
                postmaster.binaries(), postmaster.account(), directory.cluster(), SingleUserSession.roles(completed));
        completed.write(directory);
        return completed;
    }

    private static RolePasswords create(DataDirectory directory, ClusterCreation creation) throws IOException {
        RolePasswords passwords = RolePasswords.completed(directory);
        passwords.write(directory);
        creation.create(passwords);
        return passwords;
    }

    /** How the server reaches its database. */
    public DatabaseSettings settings() {
        return passwords.ofServer(port);
    }

    /** The superuser, who may create databases and copy the cluster. */
    public DatabaseSettings administrator() {
        return passwords.ofSuperuser(port);
    }

    RolePasswords passwords() {
        return passwords;
    }

    public DataDirectory directory() {
        return new DataDirectory(Directories.parentOf(postmaster.cluster()));
    }

    public synchronized long processId() {
        return running.process().pid();
    }

    private synchronized void watch(Postmaster.Running started) {
        running = started;
        var unused = started.process().onExit().thenAccept(ended -> startThread(() -> restart(ended)));
    }

    /** Not on the pool that completes futures: a restart takes too long for it. */
    private static void startThread(Runnable work) {
        Thread thread = new Thread(work, "restart PostgreSQL");
        thread.setDaemon(true);
        thread.start();
    }

    private void restart(Process ended) {
        while (true) {
            synchronized (this) {
                if (closed) {
                    return;
                }
                LOG.error("PostgreSQL ended unexpectedly (exit code {}); starting it again", ended.exitValue());
                try {
                    postmaster.clearRemains();
                    watch(postmaster.start(port));
                    LOG.info("PostgreSQL runs again on 127.0.0.1:{}", port);
                    return;
                } catch (IOException | RuntimeException failure) {
                    LOG.error("PostgreSQL did not start again, trying once more: {}", failure.getMessage());
                }
            }
            try {
                Thread.sleep(RESTART_PAUSE.toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Stops PostgreSQL: open connections are cut, everything is written out, the directory is released. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try {
            postmaster.stop();
            lock.close();
            LOG.info("PostgreSQL stopped");
        } catch (IOException failure) {
            throw new IllegalStateException("PostgreSQL could not be stopped", failure);
        }
    }
}
