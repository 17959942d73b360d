package hotline.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Files in memory, where this machine has room for them. PostgreSQL makes new files whenever it truncates a table, and Linux's ext4
 * looks through all that were deleted of late for each of them, which took half of the processor time of a whole run.
 */
final class MemoryDisk {
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final long ROOM = 3L << 30;

    private MemoryDisk() {}

    /** A place in memory for the files that otherwise lie in this directory, the same in each run. */
    static Optional<Path> insteadOf(Path directory) {
        return hasRoom() ? Optional.of(SHARED_MEMORY.resolve("hotline" + directory.toString().replaceAll("\\W+", "-"))) : Optional.empty();
    }

    private static boolean hasRoom() {
        try {
            return Files.isWritable(SHARED_MEMORY)
                    && Files.getFileStore(SHARED_MEMORY).getUsableSpace() >= ROOM;
        } catch (IOException unknown) {
            return false;
        }
    }
}
