package hotline.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Files in memory, where this machine has room for them. PostgreSQL makes a new file for each table and index that is truncated, and
 * Linux's ext4 looks through all files that were deleted of late each time, which took half of the processor time of a run. Tests
 * of what is on the disk keep to the disk. As {@code @TempDir(factory = MemoryDisk.class)}, it is for data directories.
 */
public final class MemoryDisk implements TempDirFactory {
    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final long ROOM = 3L << 30;
    /** Set where a load test writes more than memory holds. */
    private static final String ON_DISK = "hotline.test.database.on-disk";

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
        return hasRoom() && runsPrograms()
                ? Files.createTempDirectory(SHARED_MEMORY, "hotline")
                : Files.createTempDirectory("hotline");
    }

    /** The place in memory for what otherwise lies in that directory, the same in each run. */
    static Optional<Path> insteadOf(Path directory) {
        return hasRoom() && !Boolean.getBoolean(ON_DISK)
                ? Optional.of(
                        SHARED_MEMORY.resolve("hotline" + directory.toString().replaceAll("\\W+", "-")))
                : Optional.empty();
    }

    private static boolean hasRoom() {
        try {
            return Files.isWritable(SHARED_MEMORY)
                    && Files.getFileStore(SHARED_MEMORY).getUsableSpace() >= ROOM;
        } catch (IOException unknown) {
            return false;
        }
    }

    private static boolean runsPrograms() throws IOException {
        try (var mounts = Files.lines(Path.of("/proc/mounts"))) {
            return mounts.noneMatch(line -> line.contains(" " + SHARED_MEMORY + " ") && line.contains("noexec"));
        }
    }
}
