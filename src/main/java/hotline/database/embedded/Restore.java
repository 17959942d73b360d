package hotline.database.embedded;

import hotline.database.DatabaseStartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Restores a {@link Backup} into a data directory. The former database is moved aside, and only once the copy is
 * complete.
 */
public final class Restore {
    private Restore() {}

    /**
     * A restored backup.
     *
     * @param kept where the former database is now
     */
    public record Restored(BackupDescription description, Optional<Path> kept) {}

    /** Blocks; throws {@link BackupFailed} or {@link DatabaseStartFailed} without having changed anything. */
    public static Restored into(Path dataDirectory, Path backup) {
        return into(dataDirectory, dataDirectory, backup);
    }

    static Restored into(Path dataDirectory, Path programs, Path backup) {
        Path from = backup.toAbsolutePath().normalize();
        try {
            BackupDescription description = BackupDescription.read(from);
            description.checkFitsHere(from);
            BackupManifest manifest = BackupManifest.read(from);
            DataDirectory directory = DataDirectory.prepare(dataDirectory);
            try (DataDirectoryLock lock = DataDirectoryLock.acquire(directory.path())) {
                stopOrphan(directory, programs);
                Directories.removeUnfinished(directory.path());
                return new Restored(description, replace(directory, from, manifest));
            }
        } catch (IOException failure) {
            throw new BackupFailed(
                    "The backup " + from + " could not be brought to " + dataDirectory + ": " + failure, failure);
        }
    }

    /** A killed server leaves its PostgreSQL running, which would continue to write after the move. */
    private static void stopOrphan(DataDirectory directory, Path programs) throws IOException {
        if (directory.hasCluster() && !ClusterProcesses.in(directory.cluster()).isEmpty()) {
            ServiceAccount account = ServiceAccount.forCluster(directory.cluster());
            PostgresBinaries binaries = PostgresBinaries.unpacked(programs.toRealPath(), account);
            new Postmaster(directory.cluster(), binaries, account).clearRemains();
        }
    }

    private static Optional<Path> replace(DataDirectory directory, Path from, BackupManifest manifest)
            throws IOException {
        Path unfinished = Directories.unfinished(directory.path());
        try {
            manifest.copy(from, unfinished);
            Path cluster = unfinished.resolve(DataDirectory.CLUSTER);
            ClusterCopy.completeDirectories(cluster);
            Directories.syncTree(unfinished);
            Optional<Path> kept = directory.putAside();
            Files.move(cluster, directory.cluster(), StandardCopyOption.ATOMIC_MOVE);
            Directories.sync(directory.path());
            return kept;
        } finally {
            Directories.delete(unfinished);
        }
    }
}
