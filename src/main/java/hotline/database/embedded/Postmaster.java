package hotline.database.embedded;

import hotline.database.DatabaseStartFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts and stops PostgreSQL on one cluster; the caller holds the data directory's lock. */
public record Postmaster(Path cluster, PostgresBinaries binaries, ServiceAccount account) {
    private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
    private static final Duration START_PATIENCE = Duration.ofMinutes(5);
    private static final Duration ABANDON_PATIENCE = Duration.ofSeconds(3);
    /** Clients have disconnected by then; a longer wait would only save the next start some recovery. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);

    private static final Duration IMMEDIATE_PATIENCE = Duration.ofSeconds(1);
    private static final Duration BACKENDS_PATIENCE = Duration.ofSeconds(10);

    /**
     * Given on the command line, where no edited file can override them: an acknowledged complaint is on the disk, it
     * can be backed up, no other machine reaches the database, and its log quotes nothing that a customer wrote. No
     * Unix socket, since its path may not exceed about 100 bytes.
     */
    private static final List<String> FIXED = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "wal_level=replica",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "logging_collector=on",
            "log_directory=log",
            "log_parameter_max_length=0",
            "log_parameter_max_length_on_error=0");

    /** Later settings win. The files of a copy are flushed to the disk when it is complete. */
    private static final List<String> ASIDE = List.of(
            "autovacuum=off", "logging_collector=off", "fsync=off", "shared_buffers=32MB", "max_connections=10");

    public static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** Starts on a free port, on another one if a program took it in between. */
    Running start() throws IOException {
        return startWith(List.of());
    }

    /** To read a copy: no background process changes it, and no log is left in it. */
    Running startAside() throws IOException {
        return startWith(ASIDE);
    }

    private Running startWith(List<String> more) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return start(freePort(), more);
            } catch (PortTaken taken) {
                if (attempt == 5) {
                    throw taken;
                }
            }
        }
    }

    Running start(int port) throws IOException {
        return start(port, List.of());
    }

    private Running start(int port, List<String> more) throws IOException {
        Path output = startLog();
        Process process = Command.builder(cluster, arguments(port, more))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean decided;
        try {
            process.getOutputStream().close();
            decided = ClusterProcesses.await(START_PATIENCE, () -> !process.isAlive() || isReady());
        } catch (IOException interrupted) {
            end(process);
            throw interrupted;
        }
        if (decided && process.isAlive()) {
            return new Running(process, port);
        }
        process.destroy();
        String said = Files.readString(output, StandardCharsets.UTF_8).strip();
        if (said.contains("could not bind")) {
            throw new PortTaken(said);
        }
        throw new DatabaseStartFailed("PostgreSQL did not start in " + cluster + ":\n" + said + "\nMore stands in "
                + cluster.resolve("log") + ".");
    }

    /** Stops a PostgreSQL when its start was interrupted. */
    private void end(Process process) throws IOException {
        process.destroy();
        try {
            process.onExit()
                    .orTimeout(ABANDON_PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException tooSlow) {
            ClusterProcesses.in(cluster).forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    Path startLog() {
        return cluster.resolveSibling("postgres-start.log");
    }

    private List<String> arguments(int port, List<String> more) {
        List<String> arguments = new ArrayList<>();
        if (Command.isInstalled("setsid")) {
            // Ctrl-C in a terminal would reach PostgreSQL too, before the server has finished its requests.
            arguments.add("setsid");
        }
        List<String> postgres = new ArrayList<>(
                List.of(binaries.program("postgres"), "-D", account.nameOf(cluster.toAbsolutePath()), "-p", "" + port));
        Stream.concat(FIXED.stream(), more.stream()).forEach(setting -> {
            postgres.add("-c");
            postgres.add(setting);
        });
        arguments.addAll(account.asThisAccount(postgres));
        return arguments;
    }

    private boolean isReady() {
        try {
            return PostmasterFile.read(cluster).filter(PostmasterFile::ready).isPresent();
        } catch (IOException halfWritten) {
            return false;
        }
    }

    /** Clients are disconnected and everything is written out; only if that takes too long, recovery is left to the next start. */
    void stop() throws IOException {
        // An interrupt ends the thread's work, so the program it started must end with it.
        boolean interrupted = Thread.interrupted();
        try {
            if (ClusterProcesses.postmaster(cluster).isPresent()) {
                stopRunning();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void stopRunning() throws IOException {
        if (!isAnswering()) {
            LOG.warn("PostgreSQL does not answer; killing its processes, the next start recovers the committed data");
            end();
        } else if (!stop("fast", STOP_PATIENCE)) {
            LOG.warn("PostgreSQL did not stop within {}; stopping it at once", STOP_PATIENCE);
            if (!stop("immediate", IMMEDIATE_PATIENCE)) {
                end();
            }
        }
    }

    /** A frozen one would keep the server from stopping for minutes. */
    private boolean isAnswering() throws IOException {
        int port = PostmasterFile.read(cluster).map(PostmasterFile::port).orElse(0);
        return PostgresGreeting.comesFrom(port);
    }

    private void end() throws IOException {
        ClusterProcesses.in(cluster).forEach(ProcessHandle::destroyForcibly);
        ClusterProcesses.awaitNone(cluster, IMMEDIATE_PATIENCE);
    }

    private boolean stop(String mode, Duration patience) throws IOException {
        List<String> arguments = List.of(
                binaries.program("pg_ctl"),
                "stop",
                "-D",
                account.nameOf(cluster.toAbsolutePath()),
                "-m",
                mode,
                "-t",
                "" + patience.toSeconds());
        return Command.run(cluster, account.asThisAccount(arguments), "", patience.toSeconds() + 1)
                .succeeded();
    }

    /** Leaves no process of an earlier server at work in the cluster, and no file that would keep a new one from starting. */
    void clearRemains() throws IOException {
        Optional<ProcessHandle> orphan = ClusterProcesses.postmaster(cluster);
        if (orphan.isPresent()) {
            LOG.info(
                    "Stopping PostgreSQL (process {}) that a killed server left behind",
                    orphan.get().pid());
            stop();
        }
        if (!ClusterProcesses.awaitNone(cluster, BACKENDS_PATIENCE)) {
            ClusterProcesses.in(cluster).forEach(ProcessHandle::destroyForcibly);
            if (!ClusterProcesses.awaitNone(cluster, BACKENDS_PATIENCE)) {
                throw new DatabaseStartFailed("PostgreSQL processes of an earlier server still run in " + cluster + ": "
                        + ClusterProcesses.in(cluster).stream()
                                .map(ProcessHandle::pid)
                                .toList() + ". Stop them first.");
            }
        }
        // Its process id may meanwhile be another program's, and PostgreSQL would take that for itself.
        Files.deleteIfExists(PostmasterFile.in(cluster));
    }

    /** A started PostgreSQL; its process is a child of this one, which notices its end at once. */
    record Running(Process process, int port) {}

    /** Another program listens on the port. */
    static final class PortTaken extends RuntimeException {
        PortTaken(String message) {
            super(message);
        }
    }
}
