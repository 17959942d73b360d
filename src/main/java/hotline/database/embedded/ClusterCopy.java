package hotline.database.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Copies the files of a cluster at work. Single files may be torn or of different moments: PostgreSQL repairs that from
 * the write-ahead log, which is copied last.
 */
record ClusterCopy(Path from, Path to) {
    /** All directories of a cluster of this major version; PostgreSQL creates none of them where they are missing. */
    private static final List<String> DIRECTORIES = List.of(
            "base",
            "global",
            "pg_commit_ts",
            "pg_dynshmem",
            "pg_logical",
            "pg_logical/mappings",
            "pg_logical/snapshots",
            "pg_multixact",
            "pg_multixact/members",
            "pg_multixact/offsets",
            "pg_notify",
            "pg_replslot",
            "pg_serial",
            "pg_snapshots",
            "pg_stat",
            "pg_stat_tmp",
            "pg_subtrans",
            "pg_tblspc",
            "pg_twophase",
            "pg_wal",
            "pg_wal/archive_status",
            "pg_wal/summaries",
            "pg_xact");

    /** Created at each start, or copied by other means; the log stays with the server, as it may quote old entries. */
    private static final Set<String> LEFT_OUT_DIRECTORIES = Set.of(
            "log",
            "pg_dynshmem",
            "pg_notify",
            "pg_replslot",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans",
            "pg_wal");

    private static final Set<String> LEFT_OUT_FILES = Set.of(
            "backup_label",
            "backup_label.old",
            "backup_manifest",
            "current_logfiles",
            "postmaster.opts",
            "postmaster.pid",
            "tablespace_map");

    private static final String CONTROL_FILE = "global/pg_control";
    private static final int BUFFER = 1 << 20;

    /** Empty directories get lost where tools that know files only keep the backup. */
    static void completeDirectories(Path cluster) throws IOException {
        for (String name : DIRECTORIES) {
            Directories.createPrivately(cluster.resolve(name));
        }
    }

    /** Everything but the write-ahead log. */
    void copyFiles() throws IOException {
        refuseTableSpaces();
        Directories.createPrivately(to);
        completeDirectories(to);
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                String name = from.relativize(directory).toString();
                if (LEFT_OUT_DIRECTORIES.contains(name)
                        || directory.getFileName().toString().equals("pgsql_tmp")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Directories.createPrivately(to.resolve(name));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                String name = from.relativize(file).toString();
                if (attributes.isRegularFile() && !isLeftOut(name)) {
                    copyIfThere(file, to.resolve(name));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                return droppedMeanwhile(failure);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                return failure == null ? FileVisitResult.CONTINUE : droppedMeanwhile(failure);
            }
        });
        copyControlFile();
    }

    private static boolean isLeftOut(String name) {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return LEFT_OUT_FILES.contains(name)
                || name.equals(CONTROL_FILE)
                || last.startsWith("pg_internal.init")
                || last.startsWith("pgsql_tmp");
    }

    private static FileVisitResult droppedMeanwhile(IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    private static void copyIfThere(Path file, Path copy) throws IOException {
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file);
                OutputStream out = Directories.newPrivateFile(copy)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        } catch (NoSuchFileException dropped) {
            // The log knows of it.
        }
    }

    /**
     * The one file that PostgreSQL can't repair: read until it is the same twice, in case it was just being written.
     */
    private void copyControlFile() throws IOException {
        Path file = from.resolve(CONTROL_FILE);
        byte[] read = Files.readAllBytes(file);
        for (byte[] again = Files.readAllBytes(file); !Arrays.equals(read, again); again = Files.readAllBytes(file)) {
            read = again;
        }
        try (OutputStream out = Directories.newPrivateFile(to.resolve(CONTROL_FILE))) {
            out.write(read);
        }
    }

    private void refuseTableSpaces() throws IOException {
        try (Stream<Path> spaces = Files.list(from.resolve("pg_tblspc"))) {
            if (spaces.findAny().isPresent()) {
                throw new BackupFailed("The database " + from + " has table spaces outside of its directory, which"
                        + " this backup does not copy. Move their tables back, or use pg_basebackup.");
            }
        }
    }

    void copyLog(List<String> segments) throws IOException {
        for (String segment : segments) {
            Path file = from.resolve("pg_wal").resolve(segment);
            if (!Files.exists(file)) {
                throw new BackupFailed("PostgreSQL removed its log file " + segment + " before it was copied. Unset"
                        + " max_slot_wal_keep_size in postgresql.conf, and take the backup again.");
            }
            copyIfThere(file, to.resolve("pg_wal").resolve(segment));
        }
    }
}
