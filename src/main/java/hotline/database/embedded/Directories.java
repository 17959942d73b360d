package hotline.database.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.stream.Stream;

/** Operations of the file system on whole directories. */
public final class Directories {
    private Directories() {}

    private static final String UNFINISHED = "creating-";

    /** The parent directory of a path that is not the root. */
    static Path parentOf(Path path) {
        return Objects.requireNonNull(path.getParent(), () -> path + " lies in no directory");
    }

    /** A directory to be filled and then renamed; the leftovers of a killed server are removed at the next start. */
    static Path unfinished(Path parent) throws IOException {
        return Files.createTempDirectory(parent, UNFINISHED);
    }

    /** Removes the leftovers of earlier servers, with the programs that may still be filling it. */
    static void removeUnfinished(Path parent) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            for (Path child : children.filter(Directories::isUnfinished).toList()) {
                ClusterProcesses.in(child).forEach(ProcessHandle::destroyForcibly);
                delete(child);
            }
        }
    }

    private static boolean isUnfinished(Path child) {
        return child.getFileName().toString().startsWith(UNFINISHED);
    }

    /** With parents; only this account enters it. */
    static void createPrivately(Path directory) throws IOException {
        if (OperatingSystem.current().isPosix()) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(directory);
        }
    }

    /** Only this account reads it. */
    static OutputStream newPrivateFile(Path file) throws IOException {
        if (OperatingSystem.current().isPosix()) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        return Files.newOutputStream(file, StandardOpenOption.WRITE);
    }

    static void writePrivately(Path file, String text) throws IOException {
        try (OutputStream out = newPrivateFile(file)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    static void permit(Path path, String permissions) throws IOException {
        if (OperatingSystem.current().isPosix()) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    public static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Flushes all directories of a tree; its files were flushed one by one. */
    static void syncTree(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path directory : all.filter(Files::isDirectory).toList()) {
                sync(directory);
            }
        }
    }

    /** A rename is only kept over a power failure once the directory that holds the name is on the disk. */
    static void sync(Path directory) throws IOException {
        if (OperatingSystem.current().isPosix()) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
