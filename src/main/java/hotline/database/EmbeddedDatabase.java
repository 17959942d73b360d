package hotline.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A durable PostgreSQL of the server's own in a data directory, started when no database is configured.
 *
 * <p>The programs come from io.zonky.test's jars. Its {@code EmbeddedPostgres} is made for tests and not used: it turns
 * fsync off, trusts every local user, deletes its data, waits for no orphan, and steps down from root through user
 * namespaces, which many containers forbid.
 *
 * <p>The directory holds {@code hotline.lock} (who runs on it), {@code database-password} (of the roles {@code hotline},
 * which owns the database of that name, and {@code postgres}, for administration; both only from 127.0.0.1), the cluster
 * {@code postgres-data} with its {@code log} and, in the fourth line of {@code postmaster.pid}, the port; and PostgreSQL's
 * unpacked programs. A copy of the stopped directory is a backup.
 *
 * <p>If PostgreSQL dies under the server, it is started again on the same port. The caller closes this object after
 * everything that uses the database; there is no shutdown hook, which would run before requests are finished.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String MAJOR_VERSION = "18";
    private static final Duration RESTART_PAUSE = Duration.ofSeconds(1);

    private final DataDirectoryLock lock;
    private final Postmaster postmaster;
    private final String password;
    private final int port;
    private Postmaster.Running running;
    private boolean closed;

    private EmbeddedDatabase(
            DataDirectoryLock lock, Postmaster postmaster, String password, Postmaster.Running running) {
        this.lock = lock;
        this.postmaster = postmaster;
        this.password = password;
        this.port = running.port();
        watch(running);
    }

    /**
     * Starts PostgreSQL on the directory, which is made if it is absent; returns once connections are accepted. Blocks
     * for about half a second, at the first start for a few seconds.
     *
     * @throws DatabaseStartFailed if it can't; the message says what to do
     */
    public static EmbeddedDatabase start(Path dataDirectory) {
        return start(dataDirectory, dataDirectory);
    }

    /** As above, with PostgreSQL's programs unpacked elsewhere. */
    static EmbeddedDatabase start(Path dataDirectory, Path programs) {
        long begun = System.nanoTime();
        try {
            Path directory = prepare(dataDirectory);
            DataDirectoryLock lock = DataDirectoryLock.acquire(directory);
            try {
                EmbeddedDatabase database =
                        start(directory, programs.equals(dataDirectory) ? directory : programs, lock);
                LOG.info(
                        "PostgreSQL started on 127.0.0.1:{} in {} within {} ms",
                        database.port,
                        directory,
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

    private static Path prepare(Path dataDirectory) throws IOException {
        if (!Files.isDirectory(Path.of("").toAbsolutePath())) {
            throw new DatabaseStartFailed("Java can't read the name of the working directory in this locale. Start"
                    + " hotline with LC_ALL=C.UTF-8 in the environment.");
        }
        if (!Files.isDirectory(dataDirectory)) {
            Files.createDirectories(dataDirectory);
        }
        if (!Files.isWritable(dataDirectory)) {
            throw new DatabaseStartFailed("The data directory " + dataDirectory.toAbsolutePath() + " belongs to "
                    + Files.getOwner(dataDirectory).getName() + ", and " + System.getProperty("user.name")
                    + " may not write it. Start hotline as its owner, or give the directory to "
                    + System.getProperty("user.name") + " with chown -R.");
        }
        return dataDirectory.toRealPath();
    }

    private static EmbeddedDatabase start(Path directory, Path programs, DataDirectoryLock lock) throws IOException {
        Directories.removeUnfinished(directory);
        Path cluster = directory.resolve("postgres-data");
        ServiceAccount account = ServiceAccount.forCluster(cluster);
        PostgresBinaries binaries = PostgresBinaries.unpacked(programs, account);
        Postmaster postmaster = new Postmaster(cluster, binaries, account);
        Path passwordFile = directory.resolve("database-password");
        boolean passwordKnown = Files.isReadable(passwordFile);
        String password = passwordKnown ? Files.readString(passwordFile).strip() : newPassword(passwordFile);
        if (Files.isDirectory(cluster)) {
            checkExisting(cluster, account);
            postmaster.clearRemains();
            if (!passwordKnown) {
                SingleUserSession.run(binaries, account, cluster, SingleUserSession.passwords(password, false));
            }
        } else {
            new ClusterCreation(cluster, binaries, account).create(password);
        }
        return new EmbeddedDatabase(lock, postmaster, password, postmaster.start());
    }

    private static void checkExisting(Path cluster, ServiceAccount account) throws IOException {
        if (!Files.isReadable(cluster)) {
            throw new DatabaseStartFailed("The database " + cluster + " belongs to "
                    + Files.getOwner(cluster).getName() + ", probably because hotline was started as root before."
                    + " Start it as root again, or give the directory to " + System.getProperty("user.name")
                    + " with chown -R.");
        }
        String version = Files.readString(cluster.resolve("PG_VERSION")).strip();
        if (!version.equals(MAJOR_VERSION)) {
            throw new DatabaseStartFailed("The database " + cluster + " was made by PostgreSQL " + version
                    + ", this is PostgreSQL " + MAJOR_VERSION + ". Bring it over with pg_upgrade or pg_dump, or"
                    + " start the hotline release that made it.");
        }
        account.ownTree(cluster);
    }

    private static String newPassword(Path file) throws IOException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        Path unfinished = Files.createTempFile(file.getParent(), "password-", ".new");
        Directories.permit(unfinished, "rw-------");
        Files.writeString(unfinished, password + "\n");
        Directories.sync(unfinished);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        return password;
    }

    /** How the server reaches its database. */
    public DatabaseSettings settings() {
        return new DatabaseSettings(
                "127.0.0.1", port, "hotline", "hotline", password, DatabaseSettings.Encryption.DISABLE);
    }

    /** The role that may create databases; for tests. */
    DatabaseSettings administrator() {
        return new DatabaseSettings(
                "127.0.0.1", port, "postgres", "postgres", password, DatabaseSettings.Encryption.DISABLE);
    }

    synchronized long processId() {
        return running.process().pid();
    }

    private synchronized void watch(Postmaster.Running started) {
        running = started;
        started.process().onExit().thenAccept(ended -> startThread(() -> restart(ended)));
    }

    /** Not on the pool that completes futures: starting again takes its time. */
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

    /** Stops PostgreSQL: open connections are cut, everything is written out, the directory is given back. */
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
