package hotline.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The PostgreSQL processes at work in a cluster's directory. A process id in a file proves nothing: after a crash it
 * may belong to any process. On Linux PostgreSQL is recognised by its working directory, elsewhere by its program's
 * name.
 */
public final class ClusterProcesses {
    private ClusterProcesses() {}

    public static List<ProcessHandle> in(Path cluster) throws IOException {
        if (OperatingSystem.current() == OperatingSystem.LINUX && Files.isDirectory(cluster)) {
            Path directory = cluster.toRealPath();
            try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
                return all.filter(process -> worksIn(directory, process)).toList();
            }
        }
        return PostmasterFile.read(cluster).flatMap(file -> ProcessHandle.of(file.pid())).stream()
                .filter(process -> process.info().command().orElse("").contains("postgres"))
                .toList();
    }

    static Optional<ProcessHandle> postmaster(Path cluster) throws IOException {
        Optional<PostmasterFile> file = PostmasterFile.read(cluster);
        return in(cluster).stream()
                .filter(process ->
                        file.isPresent() && process.pid() == file.get().pid())
                .findFirst();
    }

    /** True once none is left. */
    static boolean awaitNone(Path cluster, Duration patience) throws IOException {
        return await(patience, () -> {
            try {
                return in(cluster).isEmpty();
            } catch (IOException unreadable) {
                return false;
            }
        });
    }

    public static boolean await(Duration patience, BooleanSupplier condition) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            try {
                Thread.sleep(10);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while waiting for PostgreSQL", interrupted);
            }
        }
        return true;
    }

    private static boolean worksIn(Path directory, ProcessHandle process) {
        Path about = Path.of("/proc", Long.toString(process.pid()));
        try {
            return about.resolve("cwd").toRealPath().equals(directory)
                    && Files.readString(about.resolve("comm")).matches("(postgres|initdb|setpriv)\\s*");
        } catch (IOException | SecurityException goneOrNotOurs) {
            return false;
        }
    }
}
