package hotline.database.embedded;

import hotline.configuration.Machine;
import hotline.database.DatabaseSettings;
import hotline.database.DatabaseStartFailed;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The embedded database for a command: that of the server which runs on the data directory, where one does; else started
 * for the command and stopped after it.
 */
public final class CommandDatabase implements AutoCloseable {
    /** A server that is just starting or stopping has a database soon, or gives the directory back. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final DataDirectory directory;
    private final int port;
    private final RolePasswords passwords;
    private final Runnable closing;

    private CommandDatabase(DataDirectory directory, int port, RolePasswords passwords, Runnable closing) {
        this.directory = directory;
        this.port = port;
        this.passwords = passwords;
        this.closing = closing;
    }

    /** Blocks; throws {@link DatabaseStartFailed}. */
    public static CommandDatabase open(Path dataDirectory) {
        return open(dataDirectory, dataDirectory);
    }

    static CommandDatabase open(Path dataDirectory, Path programs) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                EmbeddedDatabase own = EmbeddedDatabase.start(dataDirectory, programs);
                return new CommandDatabase(own.directory(), own.settings().port(), own.passwords(), own::close);
            } catch (DataDirectoryInUse held) {
                Optional<CommandDatabase> servers = ofServer(dataDirectory);
                if (servers.isPresent()) {
                    return servers.get();
                }
                if (System.nanoTime() > end) {
                    throw held;
                }
            }
            pause();
        }
    }

    private static Optional<CommandDatabase> ofServer(Path dataDirectory) {
        try {
            DataDirectory directory = new DataDirectory(dataDirectory.toRealPath());
            Optional<PostmasterFile> running = PostmasterFile.read(directory.cluster())
                    .filter(PostmasterFile::ready)
                    .filter(file -> isAtWork(directory, file));
            if (running.isEmpty()) {
                return Optional.empty();
            }
            RolePasswords passwords = RolePasswords.read(directory)
                    .orElseThrow(() -> new DatabaseStartFailed("The server that runs on " + directory.path()
                            + " is of an earlier hotline, which kept no password of the superuser, or its password"
                            + " files may not be read by " + Machine.user()
                            + ". Start it again with this hotline, or run the command as its owner."));
            return Optional.of(new CommandDatabase(directory, running.get().port(), passwords, () -> {}));
        } catch (IOException unreadable) {
            throw new DatabaseStartFailed(
                    "The server that runs on " + dataDirectory + " can't be reached: " + unreadable
                            + ". Run the command as the user that the server runs as.",
                    unreadable);
        }
    }

    private static boolean isAtWork(DataDirectory directory, PostmasterFile file) {
        try {
            return ClusterProcesses.in(directory.cluster()).stream().anyMatch(process -> process.pid() == file.pid());
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DatabaseStartFailed("interrupted while waiting for the running server's database", interrupted);
        }
    }

    public DatabaseSettings settings() {
        return passwords.ofServer(port);
    }

    DatabaseSettings administrator() {
        return passwords.ofSuperuser(port);
    }

    DataDirectory directory() {
        return directory;
    }

    RolePasswords passwords() {
        return passwords;
    }

    @Override
    public void close() {
        closing.run();
    }
}
