package hotline.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A copy of an embedded database as it was at one moment, taken while it works. PostgreSQL is started on the copy, so
 * that it recovers and every row can be read; only a copy that passes gets its checksums and its name.
 */
public final class Backup {
    private static final String UNFINISHED = "hotline-backup-unfinished-";
    /** {@code invalid_password}. */
    private static final String WRONG_PASSWORD = "28P01";

    private Backup() {}

    /**
     * A backup that was taken.
     *
     * @param bytes of all its files
     */
    public record Taken(Path directory, BackupDescription description, long bytes) {}

    /**
     * Blocks until the backup lies on the disk under its name. The database is a running server's, or is started for it.
     *
     * @param target directory to create; may exist if it is empty
     * @throws BackupFailed if no backup was made; the partial copy is removed
     */
    public static Taken take(Path dataDirectory, Path target) {
        return take(dataDirectory, dataDirectory, target);
    }

    static Taken take(Path dataDirectory, Path programs, Path target) {
        if (!Files.isDirectory(dataDirectory.resolve(DataDirectory.CLUSTER))) {
            throw new BackupFailed("There is no database in " + dataDirectory.toAbsolutePath()
                    + ". Name the server's data directory with --data.");
        }
        Path place = target.toAbsolutePath().normalize();
        try {
            checkFree(place);
            Path parent = Directories.parentOf(place);
            Files.createDirectories(parent);
            removeRemains(parent);
            Path unfinished = Files.createTempDirectory(parent, UNFINISHED);
            try (DataDirectoryLock lock = DataDirectoryLock.acquire(unfinished);
                    CommandDatabase database = CommandDatabase.open(dataDirectory, programs)) {
                BackupDescription description = fill(unfinished, database, programs);
                lock.deleteFile();
                BackupManifest.of(unfinished).write(unfinished);
                Directories.sync(unfinished);
                Files.move(unfinished, place, StandardCopyOption.ATOMIC_MOVE);
                Directories.sync(parent);
                return new Taken(place, description, bytes(place));
            } finally {
                Directories.delete(unfinished);
            }
        } catch (SQLException refused) {
            throw new BackupFailed("PostgreSQL refused the backup: " + refused.getMessage() + remedy(refused), refused);
        } catch (IOException failure) {
            throw new BackupFailed("The backup could not be written to " + place + ": " + failure, failure);
        }
    }

    private static BackupDescription fill(Path unfinished, CommandDatabase database, Path programs)
            throws IOException, SQLException {
        Path cluster = database.directory().cluster();
        Path copied = unfinished.resolve(DataDirectory.CLUSTER);
        ServiceAccount account = ServiceAccount.forCluster(cluster);
        Path binaries = programs.toRealPath();
        Postmaster aside = new Postmaster(copied, PostgresBinaries.unpacked(binaries, account), account);
        CopyCheck.Floor floor;
        try (OnlineBackup online = OnlineBackup.begin(database.administrator())) {
            floor = online.floor();
            ClusterCopy copy = new ClusterCopy(cluster, copied);
            copy.copyFiles();
            OnlineBackup.End end = online.end();
            copy.copyLog(end.segments());
            Directories.writePrivately(copied.resolve("backup_label"), end.label());
        }
        account.ownTree(copied);
        BackupDescription description = CopyCheck.of(aside, database.passwords(), floor);
        Files.deleteIfExists(aside.startLog());
        for (String left : List.of("backup_label.old", "postmaster.opts")) {
            Files.deleteIfExists(copied.resolve(left));
        }
        description.write(unfinished);
        return description;
    }

    private static String remedy(SQLException refused) {
        return WRONG_PASSWORD.equals(refused.getSQLState())
                ? ". Delete superuser-password in the data directory and start the server again; it makes a new one."
                : "";
    }

    private static void checkFree(Path place) throws IOException {
        if (Files.exists(place)) {
            try (Stream<Path> children = Files.list(place)) {
                if (children.findAny().isPresent()) {
                    throw new BackupFailed(
                            place + " is not empty. Name a directory that is not there yet, such as " + place + "-2.");
                }
            }
        }
    }

    /** Leftovers of killed backups; a running backup holds its directory's lock. */
    private static void removeRemains(Path parent) throws IOException {
        List<Path> remains;
        try (Stream<Path> children = Files.list(parent)) {
            remains = children.filter(child -> child.getFileName().toString().startsWith(UNFINISHED))
                    .toList();
        }
        for (Path child : remains) {
            try (DataDirectoryLock lock = DataDirectoryLock.acquire(child)) {
                ClusterProcesses.in(child.resolve(DataDirectory.CLUSTER)).forEach(ProcessHandle::destroyForcibly);
                Directories.delete(child);
            } catch (DataDirectoryInUse underWay) {
                // Its own business.
            }
        }
    }

    private static long bytes(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.mapToLong(
                            file -> file.toFile().isFile() ? file.toFile().length() : 0)
                    .sum();
        }
    }
}
