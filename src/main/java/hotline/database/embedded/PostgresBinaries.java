package hotline.database.embedded;

import hotline.configuration.Machine;
import hotline.database.DatabaseStartFailed;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.util.ArchUtils;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once from the class path and kept for later starts. They lie in the data directory,
 * or in a cache directory where the account that runs them can't reach the data directory by name, or where a shell
 * would interpret its name.
 */
record PostgresBinaries(Path home) {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresBinaries.class);

    /** initdb starts the other programs through a shell, with their path in double quotes. */
    private static final Pattern FOR_A_SHELL = Pattern.compile("[\"$`\\\\]");

    String program(String name) {
        return home.resolve("bin")
                .resolve(OperatingSystem.current().executable(name))
                .toString();
    }

    static PostgresBinaries unpacked(Path programs, ServiceAccount account) throws IOException {
        String name = "postgres-" + checksum();
        List<String> refusals = new ArrayList<>();
        for (Path place : places(programs)) {
            Optional<String> refusal = unusable(place, place.equals(programs), account);
            if (refusal.isEmpty()) {
                PostgresBinaries binaries = new PostgresBinaries(place.resolve(name));
                if (!Files.isDirectory(binaries.home)) {
                    unpack(binaries.home);
                }
                Command version =
                        Command.run(place, account.asThisAccount(List.of(binaries.program("postgres"), "-V")), "", 30);
                if (version.succeeded()) {
                    return binaries;
                }
                refusal = Optional.of(version.output());
            }
            refusals.add(place + ": " + refusal.get());
        }
        throw new DatabaseStartFailed(
                "PostgreSQL's programs could not be unpacked and run in any of these places:\n  "
                        + String.join("\n  ", refusals)
                        + "\nMake one of them usable, start hotline as an ordinary user, or set HOTLINE_DATABASE_URL to a PostgreSQL 16 or newer.");
    }

    private static List<Path> places(Path preferred) {
        List<Path> places = new ArrayList<>(List.of(preferred));
        if (OperatingSystem.current().isPosix()) {
            places.add(Path.of("/var/cache/hotline"));
        }
        try {
            places.add(Machine.home().resolve(".cache").resolve("hotline"));
        } catch (InvalidPathException homeOfAnotherLocale) {
            // Others remain to be tried.
        }
        places.add(Machine.temporaryFiles().resolve("hotline-" + Machine.user()));
        return places.stream()
                .filter(place -> !OperatingSystem.current().isPosix()
                        || !FOR_A_SHELL.matcher(place.toString()).find())
                .toList();
    }

    private static Optional<String> unusable(Path place, boolean chosenByOperator, ServiceAccount account) {
        try {
            Files.createDirectories(place);
            if (!Files.isWritable(place)) {
                return Optional.of("not writable");
            }
            if (!chosenByOperator && !isOursAlone(place)) {
                return Optional.of("somebody else may write there");
            }
            return account.refusedEntry(place);
        } catch (IOException refused) {
            return Optional.of(refused.toString());
        }
    }

    /** Programs are never run from a place where another user could have put them. */
    private static boolean isOursAlone(Path place) throws IOException {
        if (!OperatingSystem.current().isPosix()) {
            return true;
        }
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(place, LinkOption.NOFOLLOW_LINKS);
        return !permissions.contains(PosixFilePermission.OTHERS_WRITE)
                && Files.getOwner(place, LinkOption.NOFOLLOW_LINKS).getName().equals(Machine.user());
    }

    private static void unpack(Path home) throws IOException {
        long begun = System.nanoTime();
        Path unfinished = Directories.unfinished(Directories.parentOf(home));
        try (InputStream packed = packed();
                var entries = new TarArchiveInputStream(
                        new BufferedInputStream(new XZInputStream(new BufferedInputStream(packed)), 1 << 16))) {
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, unfinished);
            }
            Directories.permit(unfinished, "rwxr-xr-x");
            Directories.sync(unfinished);
            rename(unfinished, home);
        } finally {
            Directories.delete(unfinished);
        }
        LOG.info("Unpacked PostgreSQL to {} in {} ms", home, (System.nanoTime() - begun) / 1_000_000);
    }

    private static void rename(Path unfinished, Path home) throws IOException {
        try {
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
            Directories.sync(Directories.parentOf(home));
        } catch (FileSystemException failure) {
            boolean anotherServerWasFirst = Files.isDirectory(home);
            if (!anotherServerWasFirst) {
                throw failure;
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path root) throws IOException {
        Path target = root.resolve(entry.getName()).normalize();
        if (!target.startsWith(root)) {
            throw new IOException("entry outside of the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            Directories.permit(target, "rwxr-xr-x");
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        Directories.permit(target, (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--");
        Directories.sync(target);
    }

    /**
     * Identifies the packaged version, so that an upgraded server does not run its predecessor's programs. The archive
     * begins with the times of its files, so its beginning is enough, and saves a tenth of a second at each start.
     */
    private static String checksum() throws IOException {
        CRC32 checksum = new CRC32();
        try (InputStream packed = packed()) {
            checksum.update(packed.readNBytes(1 << 16));
        }
        return Long.toHexString(checksum.getValue());
    }

    private static InputStream packed() throws IOException {
        String system = OperatingSystem.current().binariesName;
        String machine = ArchUtils.normalize(Machine.architecture());
        InputStream packed;
        try {
            packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
        } catch (IllegalStateException missing) {
            packed = null;
        }
        if (packed == null) {
            throw new DatabaseStartFailed("This build holds no PostgreSQL for " + system + " on " + machine
                    + ". Build it on this platform, or set HOTLINE_DATABASE_URL to a PostgreSQL 16 or newer.");
        }
        return packed;
    }
}
