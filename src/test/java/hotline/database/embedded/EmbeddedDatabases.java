package hotline.database.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/** Separate databases for the tests of starting and stopping. */
public final class EmbeddedDatabases {
    /** Shared with the other tests, since unpacking takes longer than all the rest. */
    public static final Path PROGRAMS = Path.of("target/test-postgres").toAbsolutePath();

    private EmbeddedDatabases() {}

    public static EmbeddedDatabase start(Path directory) {
        return EmbeddedDatabase.start(directory, PROGRAMS);
    }

    /** As after a start and a stop, and quicker than that: a copy, as if brought back from a backup. */
    public static void prepare(Path directory) throws IOException {
        copy(Prepared.DIRECTORY, directory);
    }

    /** A data directory that has PostgreSQL's programs already: unpacking them takes longer than all the rest of a start. */
    public static void linkPrograms(Path data) throws IOException {
        Path programs = PostgresBinaries.unpacked(PROGRAMS, ServiceAccount.forCluster(data.resolve("postgres-data")))
                .home();
        Files.createDirectories(data);
        Files.createSymbolicLink(data.resolve(programs.getFileName()), programs);
    }

    public static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.skip(1).toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static final class Prepared {
        static final Path DIRECTORY = create();

        private static Path create() {
            try {
                Path directory = Files.createTempDirectory("hotline-prepared-");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(directory)));
                start(directory).close();
                return directory;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static void remove(Path directory) {
            try {
                Directories.delete(directory);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }

    /** A process that prints one line once it runs. */
    static Process serverProcess(Path directory) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        DatabaseServer.class.getName(),
                        directory.toString(),
                        PROGRAMS.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    public static String value(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = TestCluster.connect(database.settings());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    public static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = TestCluster.connect(database.settings());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
