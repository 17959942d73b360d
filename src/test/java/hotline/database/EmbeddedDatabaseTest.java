package hotline.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {
    /** Shared with the other tests, since unpacking takes longer than all the rest. */
    private static final Path PROGRAMS = Path.of("target/test-postgres").toAbsolutePath();

    @TempDir
    Path directory;

    @Test
    void acknowledged_means_on_the_disk() throws SQLException {
        try (EmbeddedDatabase database = start(directory)) {
            for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes", "data_checksums"}) {
                assertThat(value(database, "SHOW " + setting)).as(setting).isEqualTo("on");
            }
        }
    }

    @Test
    void speaks_every_language_and_sorts_by_code_point() throws SQLException {
        try (EmbeddedDatabase database = start(directory)) {
            assertThat(value(database, "SHOW server_encoding")).isEqualTo("UTF8");
            assertThat(value(
                            database,
                            "SELECT datlocprovider::text || datlocale || datctype FROM pg_database"
                                    + " WHERE datname = current_database()"))
                    .isEqualTo("bC.UTF-8C.UTF-8");
            DatabaseRequirements.check(database.settings());
        }
    }

    @Test
    void nobody_enters_without_the_password() throws IOException {
        try (EmbeddedDatabase database = start(directory)) {
            DatabaseSettings real = database.settings();
            DatabaseSettings guessed = new DatabaseSettings(
                    real.host(), real.port(), real.database(), "postgres", "guess", real.encryption());
            assertThatThrownBy(() -> TestDatabase.connect(guessed))
                    .hasMessageContaining("password authentication failed");
            assertThat(Files.getPosixFilePermissions(directory.resolve("database-password")))
                    .hasSize(2);
            assertThat(real.toString()).doesNotContain(real.password());
        }
    }

    @Test
    void data_is_kept_over_a_restart() throws SQLException {
        try (EmbeddedDatabase database = start(directory)) {
            execute(database, "CREATE TABLE kept AS SELECT '热线' AS name");
        }
        try (EmbeddedDatabase database = start(directory)) {
            assertThat(value(database, "SELECT name FROM kept")).isEqualTo("热线");
        }
    }

    @Test
    void a_killed_postgres_comes_back_on_the_same_port_with_what_was_committed() throws Exception {
        try (EmbeddedDatabase database = start(directory)) {
            execute(database, "CREATE TABLE kept AS SELECT 7 AS number");
            long killed = database.processId();
            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            assertThat(ClusterProcesses.await(Duration.ofSeconds(20), () -> isBack(database, killed)))
                    .isTrue();
            assertThat(value(database, "SELECT number FROM kept")).isEqualTo("7");
        }
    }

    @Test
    void a_postgres_that_a_killed_server_left_behind_is_stopped_before_a_new_one_starts() throws Exception {
        Process server = serverProcess(directory);
        assertThat(server.inputReader().readLine()).isEqualTo("started");
        long orphan = PostmasterFile.read(directory.resolve("postgres-data"))
                .orElseThrow()
                .pid();
        server.destroyForcibly().waitFor();
        assertThat(ProcessHandle.of(orphan)).isPresent();
        try (EmbeddedDatabase database = start(directory)) {
            assertThat(ClusterProcesses.in(directory.resolve("postgres-data")))
                    .extracting(ProcessHandle::pid)
                    .contains(database.processId())
                    .doesNotContain(orphan);
            assertThat(value(database, "SELECT number FROM kept")).isEqualTo("7");
        }
    }

    @Test
    void server_and_postgres_killed_together_lose_nothing() throws Exception {
        Process server = serverProcess(directory);
        assertThat(server.inputReader().readLine()).isEqualTo("started");
        long postmaster = PostmasterFile.read(directory.resolve("postgres-data"))
                .orElseThrow()
                .pid();
        server.destroyForcibly().waitFor();
        ProcessHandle.of(postmaster).orElseThrow().destroyForcibly();
        try (EmbeddedDatabase database = start(directory)) {
            assertThat(value(database, "SELECT number FROM kept")).isEqualTo("7");
        }
    }

    @Test
    void a_stale_process_id_that_is_another_programs_now_does_not_keep_it_from_starting() throws Exception {
        start(directory).close();
        Files.writeString(
                directory.resolve("postgres-data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n/somewhere\n1700000000\n5432\n\n127.0.0.1\n  1 1\nready   \n");
        start(directory).close();
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void a_second_server_is_refused_and_told_who_is_first() throws Exception {
        Process server = serverProcess(directory);
        assertThat(server.inputReader().readLine()).isEqualTo("started");
        assertThatThrownBy(() -> start(directory))
                .isInstanceOf(DatabaseStartFailed.class)
                .hasMessageContaining("in use")
                .hasMessageContaining("process " + server.pid())
                .hasMessageContaining("a data directory of its own");
        server.destroy();
        server.waitFor();
        start(directory).close();
    }

    @Test
    void two_in_one_process_are_refused_without_losing_the_lock() throws Exception {
        try (EmbeddedDatabase first = start(directory)) {
            assertThatThrownBy(() -> start(directory)).hasMessageContaining("in use");
            Process other = serverProcess(directory);
            assertThat(other.waitFor()).isNotZero();
            assertThat(value(first, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void spaces_quotes_chinese_and_length_in_the_path_do_no_harm() throws SQLException {
        Path far = directory.resolve("it's a \"long\" way $HOME").resolve("热线-投诉-数据".repeat(8));
        try (EmbeddedDatabase database = start(far)) {
            assertThat(far.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                    .isGreaterThan(107);
            assertThat(value(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void a_creation_that_was_interrupted_begins_again() throws Exception {
        Path unfinished = Files.createDirectories(directory.resolve("creating-1234/base/1"));
        Files.writeString(unfinished.resolve("1259"), "half a table");
        try (EmbeddedDatabase database = start(directory)) {
            assertThat(value(database, "SELECT 1")).isEqualTo("1");
        }
        try (Stream<Path> children = Files.list(directory)) {
            assertThat(children.map(child -> child.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "database-password", "hotline.lock", "postgres-data", "postgres-start.log");
        }
    }

    @Test
    void a_server_killed_while_it_creates_its_database_creates_it_at_the_next_start() throws Exception {
        Process server = serverProcess(directory);
        assertThat(ClusterProcesses.await(Duration.ofSeconds(20), this::isCreating))
                .isTrue();
        server.destroyForcibly().waitFor();
        try (EmbeddedDatabase database = start(directory)) {
            assertThat(value(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void a_lost_password_is_replaced() throws Exception {
        start(directory).close();
        Files.delete(directory.resolve("database-password"));
        try (EmbeddedDatabase database = start(directory)) {
            assertThat(value(database, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void another_major_version_is_named_and_left_alone() throws Exception {
        Files.createDirectories(directory.resolve("postgres-data"));
        Files.writeString(directory.resolve("postgres-data/PG_VERSION"), "17\n");
        assertThatThrownBy(() -> start(directory))
                .hasMessageContaining("PostgreSQL 17")
                .hasMessageContaining("pg_dump");
    }

    private boolean isCreating() {
        try (Stream<Path> children = Files.list(directory)) {
            return children.anyMatch(child -> Files.exists(child.resolve("base")));
        } catch (IOException | java.io.UncheckedIOException gone) {
            return false;
        }
    }

    private static boolean isBack(EmbeddedDatabase database, long formerProcess) {
        try {
            return database.processId() != formerProcess
                    && value(database, "SELECT 1").equals("1");
        } catch (SQLException notYet) {
            return false;
        }
    }

    private static EmbeddedDatabase start(Path directory) {
        return EmbeddedDatabase.start(directory, PROGRAMS);
    }

    private static Process serverProcess(Path directory) throws IOException {
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

    private static String value(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = TestDatabase.connect(database.settings());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void execute(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = TestDatabase.connect(database.settings());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
