package hotline.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with a frozen PostgreSQL still stops in time, and the next one finds all data. */
class FrozenDatabaseTest {
    @TempDir
    Path directory;

    @Test
    void server_stops_within_ten_seconds_and_leaves_no_process_behind() throws Exception {
        EmbeddedDatabases.prepare(directory);
        EmbeddedDatabases.linkPrograms(directory);
        Path cluster = directory.resolve("postgres-data");
        Process server = serve();
        try {
            Processes.signal("-STOP", cluster);
            server.destroy();
            assertThat(server.waitFor(10, TimeUnit.SECONDS))
                    .as("stops within ten seconds")
                    .isTrue();
            assertThat(ClusterProcesses.in(cluster)).isEmpty();
        } finally {
            server.destroyForcibly().waitFor();
            Processes.signal("-KILL", cluster);
        }
        try (EmbeddedDatabase again = EmbeddedDatabases.start(directory)) {
            assertThat(EmbeddedDatabases.value(again, "SELECT count(*) FROM policy_in_force"))
                    .isEqualTo("1");
        }
    }

    @Test
    void postgres_that_answers_is_left_the_time_to_write_everything_out() throws Exception {
        EmbeddedDatabases.prepare(directory);
        EmbeddedDatabase database = EmbeddedDatabases.start(directory);
        assertThat(PostgresGreeting.comesFrom(database.settings().port())).isTrue();
        database.close();
        assertThat(PostgresGreeting.comesFrom(database.settings().port()))
                .as("a stopped one is not frozen")
                .isTrue();
    }

    private Process serve() throws IOException {
        Process server = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "hotline.Hotline",
                        "serve",
                        "--port",
                        "0",
                        "--data",
                        directory.toString())
                .redirectErrorStream(true)
                .start();
        // Not read on: the few lines that follow fit into the pipe.
        BufferedReader log = server.inputReader();
        var said = new StringBuilder();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            said.append(line).append('\n');
            if (line.contains("http://localhost:")) {
                return server;
            }
        }
        throw new AssertionError("the server did not start:\n" + said);
    }
}
