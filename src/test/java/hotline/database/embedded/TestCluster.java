package hotline.database.embedded;

import hotline.database.DatabaseSettings;
import hotline.database.DatabaseStartFailed;
import hotline.database.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** The one PostgreSQL of a test run, with a migrated database to copy. */
public final class TestCluster {
    private static final int MOST_RUNS_AT_ONCE = 8;

    /** Several times: a session that was being opened shows itself a moment later, and PostgreSQL would wait for its end. */
    private static final String END_ALL_OTHERS = """
            DO $$
            BEGIN
                FOR look IN 1..10 LOOP
                    PERFORM pg_terminate_backend(pid) FROM pg_stat_activity
                    WHERE backend_type = 'client backend' AND pid <> pg_backend_pid();
                    PERFORM pg_sleep(0.03), pg_stat_clear_snapshot();
                END LOOP;
            END $$""";

    private static final Queue<Runnable> BEFORE_END = new ConcurrentLinkedQueue<>();

    private TestCluster() {}

    /** A copy of the migrated database, or a used one that is as empty. */
    public static DatabaseSettings create(String name) {
        DatabaseSettings settings = Run.SERVER.settings().withDatabase(name);
        UsedDatabases.take(name, () -> {
            administer("CREATE DATABASE " + name + " TEMPLATE migrated OWNER hotline");
            return settings;
        });
        return settings;
    }

    /**
     * Lets other tests use it, or drops it where a test has changed more than rows.
     *
     * @param connection to it; closed
     */
    public static void giveBack(String name, KeptConnection connection) {
        if (!UsedDatabases.giveBack(name, connection)) {
            drop(name);
        }
    }

    /** Cuts off open sessions. */
    public static void drop(String name) {
        administer("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    /** Freezes PostgreSQL, with all databases of this test run, until {@link #thaw()}. */
    public static void freeze() {
        Processes.signal("-STOP", Run.CLUSTER);
    }

    public static void thaw() {
        Processes.signal("-CONT", Run.CLUSTER);
    }

    /**
     * Stops PostgreSQL, with all databases of this test run, as an administrator does: it takes no more connections, and
     * those of the tests are ended. Once the one session that is left is closed, it is gone, and is started again.
     */
    public static Connection stop() throws SQLException, IOException {
        Run.ADMINISTRATOR.close();
        Connection last = connect(Run.SERVER.administrator());
        ProcessHandle.of(PostmasterFile.read(Run.CLUSTER).orElseThrow().pid())
                .orElseThrow()
                .destroy();
        awaitNoMoreConnections();
        try (Statement statement = last.createStatement()) {
            statement.execute(END_ALL_OTHERS);
        }
        return last;
    }

    private static void awaitNoMoreConnections() throws SQLException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            try {
                connect(Run.SERVER.administrator()).close();
            } catch (SQLException refused) {
                if ("57P03".equals(refused.getSQLState())) {
                    return;
                }
                throw refused;
            }
        }
        throw new AssertionError("PostgreSQL goes on taking connections");
    }

    /** All that PostgreSQL has logged of late, for every database of the run. */
    public static String log() {
        try (Stream<Path> files = Files.list(Run.SERVER.directory().cluster().resolve("log"))) {
            StringBuilder text = new StringBuilder();
            for (Path file : files.toList()) {
                text.append(Files.readString(file));
            }
            return text.toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The work at the end of the test run, before PostgreSQL stops. */
    public static void beforeEnd(Runnable work) {
        BEFORE_END.add(work);
    }

    public static void administer(String sql) {
        Run.ADMINISTRATOR.execute(sql);
    }

    public static Connection connect(DatabaseSettings settings) throws SQLException {
        return DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
    }

    /** Started by the first test that needs it, stopped when the test run ends. */
    private static final class Run {
        static Path CLUSTER;
        static final EmbeddedDatabase SERVER = start();
        static final KeptConnection ADMINISTRATOR = new KeptConnection(SERVER.administrator());

        private static EmbeddedDatabase start() {
            EmbeddedDatabase server = startInFreePlace();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stopWith(server), "stop test database"));
            dropLeftOvers(server);
            try (KeptConnection administrator = new KeptConnection(server.administrator())) {
                administrator.execute("CREATE DATABASE migrated OWNER hotline");
                saveTime(server, administrator);
            }
            Migrations.apply(server.settings().withDatabase("migrated"));
            return server;
        }

        /**
         * What tests that start a server each would spend most of their time on: the hashing of each of its dozen
         * connections, and the waits for the disk. Tests of losses have their own PostgreSQL.
         */
        private static void saveTime(EmbeddedDatabase server, KeptConnection administrator) {
            for (DatabaseSettings of : List.of(server.settings(), server.administrator())) {
                administrator.execute("SET scram_iterations = 1; ALTER ROLE " + of.user() + " PASSWORD '"
                        + of.password() + "'; ALTER ROLE " + of.user() + " SET synchronous_commit = off");
            }
            List.of("wal_compression = off", "max_wal_size = '256MB'")
                    .forEach(setting -> administrator.execute("ALTER SYSTEM SET " + setting));
            administrator.execute("SELECT pg_reload_conf()");
        }

        private static void stopWith(EmbeddedDatabase server) {
            BEFORE_END.forEach(Runnable::run);
            ADMINISTRATOR.close();
            server.close();
        }

        /** Test runs side by side in one worktree take one place each; a place is used again, which saves its creation. */
        private static EmbeddedDatabase startInFreePlace() {
            Path target = Path.of("target").toAbsolutePath();
            Path places = MemoryDisk.insteadOf(target).orElse(target);
            DatabaseStartFailed refused = null;
            for (int place = 1; place <= MOST_RUNS_AT_ONCE; place++) {
                try {
                    Path directory = places.resolve("test-database-" + place);
                    EmbeddedDatabase server = EmbeddedDatabases.start(directory);
                    CLUSTER = directory.resolve("postgres-data");
                    return server;
                } catch (DatabaseStartFailed inUse) {
                    if (!inUse.getMessage().contains("in use")) {
                        throw inUse;
                    }
                    refused = inUse;
                }
            }
            throw refused;
        }

        private static void dropLeftOvers(EmbeddedDatabase server) {
            try (Connection connection = connect(server.administrator());
                    Statement list = connection.createStatement();
                    Statement drop = connection.createStatement();
                    ResultSet names = list.executeQuery("SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'"
                            + " OR datname LIKE 'used\\_%' OR datname = 'migrated'")) {
                while (names.next()) {
                    drop.execute("DROP DATABASE " + names.getString(1) + " WITH (FORCE)");
                }
            } catch (SQLException failure) {
                throw new IllegalStateException("old test databases could not be dropped", failure);
            }
        }
    }
}
