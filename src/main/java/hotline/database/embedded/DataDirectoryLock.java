package hotline.database.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holds a data directory for one server. The kernel gives the lock back when the process dies, however it dies, so
 * there is never a stale lock to remove by hand.
 */
final class DataDirectoryLock implements AutoCloseable {
    /** A second channel on the file, once closed, would drop the first one's lock, so this process keeps its own list. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private static final String FILE = "hotline.lock";

    private final Path directory;
    private final FileChannel channel;

    private DataDirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    static DataDirectoryLock acquire(Path dataDirectory) throws IOException {
        Path directory = dataDirectory.toRealPath();
        if (!HELD_HERE.add(directory)) {
            throw new DataDirectoryInUse(directory, description());
        }
        Path file = directory.resolve(FILE);
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new DataDirectoryInUse(directory, Files.readString(file).strip());
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap((description() + "\n").getBytes(StandardCharsets.UTF_8)));
            return new DataDirectoryLock(directory, channel);
        } catch (IOException | RuntimeException failure) {
            HELD_HERE.remove(directory);
            if (channel != null) {
                channel.close();
            }
            throw failure;
        }
    }

    private static String description() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            host = "this host";
        }
        return "process " + ProcessHandle.current().pid() + " on " + host;
    }

    /** The new name of the directory; no other server may take it then. */
    void deleteFile() throws IOException {
        Files.delete(directory.resolve(FILE));
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD_HERE.remove(directory);
    }
}
