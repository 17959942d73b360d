package hotline.database.embedded;

import hotline.digest.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The SHA-256 of every file of a backup, in the form that {@code sha256sum -c} reads. A file missing from the manifest
 * makes a backup as doubtful as a missing file, so a truncated manifest is noticed as well.
 */
record BackupManifest(SortedMap<String, String> digests) {
    static final String FILE = "manifest.sha256";
    private static final int BUFFER = 1 << 20;

    /** Reads every file once, and brings files and directories to the disk. */
    static BackupManifest of(Path backup) throws IOException {
        SortedMap<String, String> digests = new TreeMap<>();
        for (Path file : files(backup)) {
            digests.put(name(backup, file), digest(file, OutputStream.nullOutputStream()));
            Directories.sync(file);
        }
        Directories.syncTree(backup);
        return new BackupManifest(digests);
    }

    void write(Path backup) throws IOException {
        StringBuilder lines = new StringBuilder();
        digests.forEach(
                (name, digest) -> lines.append(digest).append("  ").append(name).append('\n'));
        Files.writeString(backup.resolve(FILE), lines);
        Directories.sync(backup.resolve(FILE));
    }

    /**
     * Throws {@link BackupFailed} where there is no manifest, or where it names other files than the directory holds.
     */
    static BackupManifest read(Path backup) throws IOException {
        Path manifest = backup.resolve(FILE);
        if (!Files.isRegularFile(manifest)) {
            throw new BackupFailed(
                    backup + " is no backup of hotline, or an unfinished one: it holds no " + FILE + ".");
        }
        SortedMap<String, String> digests = new TreeMap<>();
        for (String line : Files.readAllLines(manifest)) {
            String[] parts = line.split(" {2}", 2);
            if (parts.length < 2) {
                throw damaged(backup, FILE + " holds a line without a file's name");
            }
            digests.put(parts[1], parts[0]);
        }
        for (Path file : files(backup)) {
            if (!digests.containsKey(name(backup, file))) {
                throw damaged(backup, FILE + " does not name " + name(backup, file));
            }
        }
        return new BackupManifest(digests);
    }

    /** Copies the files that it names; throws {@link BackupFailed} at the first file that has changed. */
    void copy(Path backup, Path target) throws IOException {
        for (var entry : digests.entrySet()) {
            Path from = backup.resolve(entry.getKey()).normalize();
            Path to = target.resolve(entry.getKey()).normalize();
            if (!from.startsWith(backup) || !to.startsWith(target) || !Files.isRegularFile(from)) {
                throw damaged(backup, entry.getKey() + " is missing");
            }
            Directories.createPrivately(Directories.parentOf(to));
            String digest;
            try (OutputStream out = Directories.newPrivateFile(to)) {
                digest = digest(from, out);
            }
            if (!digest.equals(entry.getValue())) {
                throw damaged(backup, entry.getKey() + " is not what it was when the backup was taken");
            }
            Directories.sync(to);
        }
    }

    private static BackupFailed damaged(Path backup, String what) {
        return new BackupFailed("The backup " + backup + " is damaged: " + what
                + ". Nothing was changed; take another backup, or fetch this one again from where it was copied to.");
    }

    private static List<Path> files(Path backup) throws IOException {
        try (Stream<Path> all = Files.walk(backup)) {
            return all.filter(file -> !Files.isDirectory(file))
                    .filter(file -> !file.equals(backup.resolve(FILE)))
                    .toList();
        }
    }

    private static String name(Path backup, Path file) {
        return backup.relativize(file).toString().replace('\\', '/');
    }

    private static String digest(Path file, OutputStream copy) throws IOException {
        var sha256 = Sha256.begin();
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.update(buffer, 0, read);
                copy.write(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(sha256.digest());
    }
}
