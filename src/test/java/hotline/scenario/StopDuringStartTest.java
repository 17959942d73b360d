package hotline.scenario;

import static hotline.support.Await.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No PostgreSQL outlives a server that is stopped at some moment of its start. */
class StopDuringStartTest {
    @TempDir
    Path data;

    @Test
    void a_stop_at_any_moment_of_the_start_leaves_no_postgres_running() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "processes are known by their directory");
        Path cluster = data.resolve("postgres-data");
        Path file = cluster.resolve("postmaster.pid");
        stopOnce("the cluster is being made", () -> isBeingMade(data));
        stopOnce("the cluster is there", () -> Files.exists(cluster));
        stopOnce("PostgreSQL begins", () -> Files.exists(file));
        stopOnce("PostgreSQL answers", () -> text(file).contains("ready"));
        stopOnce("the server's database is being prepared", () -> !atWork(data).isEmpty());
        var server = new OwnDatabaseServer(data);
        server.start();
        assertThat(server.stop()).as("starts and stops as ever").isTrue();
        assertThat(atWork(data)).isEmpty();
    }

    private void stopOnce(String moment, BooleanSupplier reached) throws Exception {
        Process server = new OwnDatabaseServer(data).begin();
        OwnDatabaseServer.readOn(server.inputReader());
        await(moment, reached);
        server.destroy();
        assertThat(server.waitFor(10, TimeUnit.SECONDS)).as(moment).isTrue();
        assertThat(atWork(data)).as(moment).isEmpty();
    }

    private static boolean isBeingMade(Path data) {
        try (Stream<Path> children = Files.list(data)) {
            return children.anyMatch(child -> Files.exists(child.resolve("PG_VERSION")));
        } catch (IOException | UncheckedIOException gone) {
            return false;
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException notYet) {
            return "";
        }
    }

    /** Programs that work in a directory below. */
    private static List<Long> atWork(Path data) {
        try {
            Path directory = data.toRealPath();
            return ProcessHandle.allProcesses()
                    .map(ProcessHandle::pid)
                    .filter(process -> workingDirectory(process).startsWith(directory))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path workingDirectory(long process) {
        try {
            return Path.of("/proc", Long.toString(process), "cwd").toRealPath();
        } catch (IOException ended) {
            return Path.of("/");
        }
    }
}
