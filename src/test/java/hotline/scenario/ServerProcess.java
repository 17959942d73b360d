package hotline.scenario;

import static hotline.support.Await.await;

import hotline.database.DatabaseSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A server as a separate process on a database that it shares: to be killed, frozen and given a wrong time. */
public final class ServerProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<Path> FAKETIME = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"));

    private final DatabaseSettings database;
    private final Path policy;
    private final Map<String, String> environment;
    private final Queue<String> log = new ConcurrentLinkedQueue<>();
    private static final Pattern ADDRESS = Pattern.compile("http://localhost:(\\d+)");

    private Process process;
    private volatile int port;
    private volatile boolean listening;
    private volatile boolean frozen;

    private ServerProcess(DatabaseSettings database, Path policy, Map<String, String> environment) {
        this.database = database;
        this.policy = policy;
        this.environment = environment;
    }

    public static ServerProcess on(DatabaseSettings database, Path policy) {
        return new ServerProcess(database, policy, Map.of());
    }

    /** The library that gives programs another time, if it is installed. */
    static Optional<Path> faketime() {
        return FAKETIME.stream().filter(Files::exists).findFirst();
    }

    /**
     * The same, with a wall clock that is wrong by as many seconds as the file says at the moment. Its monotonic
     * counter is right, as on any machine after its clock is set.
     */
    ServerProcess toldTimeBy(Path library, Path wrongBy) {
        var told = new HashMap<>(environment);
        told.put("LD_PRELOAD", library.toString());
        told.put("FAKETIME_TIMESTAMP_FILE", wrongBy.toString());
        told.put("FAKETIME_CACHE_DURATION", "1");
        told.put("FAKETIME_DONT_FAKE_MONOTONIC", "1");
        // Otherwise it takes the monotonic deadlines of Java's waits for times of the wall clock, and none of them
        // waits.
        told.put("FAKETIME_FORCE_MONOTONIC_FIX", "0");
        return new ServerProcess(database, policy, told);
    }

    public void start() {
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "hotline.Hotline",
                        "serve",
                        "--port",
                        "0",
                        "--policy",
                        policy.toString())
                .redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("HOTLINE_UNLIMITED_INTAKE", "127.0.0.1, ::1");
        builder.environment().put("HOTLINE_DATABASE_URL", database.url());
        try {
            process = builder.start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        listening = false;
        read(process.inputReader());
    }

    /** So that the server never blocks on an unread log. */
    private void read(BufferedReader output) {
        var reader = new Thread(() -> output.lines().forEach(this::hear), "log of a server under test");
        reader.setDaemon(true);
        reader.start();
    }

    private void hear(String line) {
        log.add(line);
        var address = ADDRESS.matcher(line);
        if (address.find()) {
            port = Integer.parseInt(address.group(1));
        }
        listening = listening || line.contains("http://localhost:");
    }

    public void awaitListening() {
        await("the server listens", PATIENCE, () -> {
            if (!process.isAlive()) {
                throw new AssertionError("the server did not start:\n" + String.join("\n", log));
            }
            return listening;
        });
    }

    public int port() {
        return port;
    }

    boolean isAtWork() {
        return listening && !frozen && process.isAlive();
    }

    /** {@code kill -9}. */
    public void kill() {
        if (process != null) {
            listening = false;
            process.destroyForcibly();
            try {
                process.waitFor(20, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }

    /** {@code SIGSTOP}, and {@code SIGCONT} that much later. */
    public void freezeFor(Duration span) {
        frozen = true;
        signal("-STOP");
        CompletableFuture.delayedExecutor(span.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> {
                    signal("-CONT");
                    frozen = false;
                });
    }

    private void signal(String which) {
        try {
            new ProcessBuilder("kill", which, Long.toString(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException | InterruptedException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
