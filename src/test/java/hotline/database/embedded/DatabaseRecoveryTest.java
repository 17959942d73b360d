package hotline.database.embedded;

import static hotline.database.embedded.EmbeddedDatabases.execute;
import static hotline.database.embedded.EmbeddedDatabases.prepare;
import static hotline.database.embedded.EmbeddedDatabases.serverProcess;
import static hotline.database.embedded.EmbeddedDatabases.start;
import static hotline.database.embedded.EmbeddedDatabases.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.database.DatabaseStartFailed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseRecoveryTest {
    @TempDir
    Path directory;

    @Test
    void a_killed_postgres_restarts_on_the_same_port_with_all_committed_data() throws Exception {
        prepare(directory);
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
        prepare(directory);
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
        prepare(directory);
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
        prepare(directory);
        Files.writeString(
                directory.resolve("postgres-data/postmaster.pid"),
                ProcessHandle.current().pid() + "\n/somewhere\n1700000000\n5432\n\n127.0.0.1\n  1 1\nready   \n");
        start(directory).close();
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void a_second_server_is_refused_and_the_message_names_the_first() throws Exception {
        prepare(directory);
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
        prepare(directory);
        try (EmbeddedDatabase first = start(directory)) {
            assertThatThrownBy(() -> start(directory)).hasMessageContaining("in use");
            Process other = serverProcess(directory);
            assertThat(other.waitFor()).isNotZero();
            assertThat(value(first, "SELECT 1")).isEqualTo("1");
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

    private boolean isCreating() {
        try (Stream<Path> children = Files.list(directory)) {
            return children.anyMatch(child -> Files.exists(child.resolve("base")));
        } catch (IOException | UncheckedIOException gone) {
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
}
