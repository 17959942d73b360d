package hotline.database.embedded;

import hotline.configuration.Machine;
import hotline.database.DatabaseStartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The directory of an embedded database: {@code hotline.lock} (the server that runs on it), the roles' passwords, the
 * cluster {@code postgres-data} with its {@code log} and, in the fourth line of {@code postmaster.pid}, the port;
 * PostgreSQL's unpacked programs; and former databases that restores have moved aside.
 */
record DataDirectory(Path path) {
    static final String CLUSTER = "postgres-data";
    /** The packaged PostgreSQL. */
    static final int MAJOR_VERSION = 18;

    private static final String BEFORE_RESTORE = "before-restore-";

    /**
     * Creates it where it is absent.
     *
     * @throws DatabaseStartFailed before anything is written, if it can't be used
     */
    static DataDirectory prepare(Path asked) throws IOException {
        if (!Files.isDirectory(Path.of("").toAbsolutePath())) {
            throw new DatabaseStartFailed("Java can't read the name of the working directory in this locale. Start"
                    + " hotline with LC_ALL=C.UTF-8 in the environment.");
        }
        if (asked.toString().chars().anyMatch(Character::isISOControl)) {
            throw new DatabaseStartFailed("The name of the data directory holds a line break or another control"
                    + " character, which PostgreSQL's files can't carry. Choose another with --data.");
        }
        if (!Files.isDirectory(asked)) {
            Files.createDirectories(asked);
        }
        if (!Files.isWritable(asked)) {
            throw new DatabaseStartFailed("The data directory " + asked.toAbsolutePath() + " belongs to "
                    + Files.getOwner(asked).getName() + ", and " + Machine.user()
                    + " may not write it. Start hotline as its owner, or give the directory to "
                    + Machine.user() + " with chown -R.");
        }
        return new DataDirectory(asked.toRealPath());
    }

    Path cluster() {
        return path.resolve(CLUSTER);
    }

    Path serverPassword() {
        return path.resolve("database-password");
    }

    Path superuserPassword() {
        return path.resolve("superuser-password");
    }

    boolean hasCluster() {
        return Files.isDirectory(cluster());
    }

    /** Throws {@link DatabaseStartFailed} where the cluster is not for this PostgreSQL or not for this account. */
    void checkCluster() throws IOException {
        Path cluster = cluster();
        if (!Files.isReadable(cluster)) {
            throw new DatabaseStartFailed("The database " + cluster + " belongs to "
                    + Files.getOwner(cluster).getName() + ", probably because hotline was started as root before."
                    + " Start it as root again, or give the directory to " + Machine.user()
                    + " with chown -R.");
        }
        String version = Files.readString(cluster.resolve("PG_VERSION")).strip();
        if (!version.equals(Integer.toString(MAJOR_VERSION))) {
            throw new DatabaseStartFailed("The database " + cluster + " was made by PostgreSQL " + version
                    + ", this is PostgreSQL " + MAJOR_VERSION + ". Bring it over with pg_upgrade or pg_dump, or"
                    + " start the hotline release that made it.");
        }
    }

    /** A restore that was killed between its two renames must not be followed by an empty database. */
    void checkNoRestoreIsHalfDone() throws IOException {
        List<Path> kept = keptByRestores();
        if (!kept.isEmpty()) {
            throw new DatabaseStartFailed("A restore into " + path + " was interrupted. Run hotline restore again, or"
                    + " move what was there before back from " + kept.get(kept.size() - 1) + " to " + path + ".");
        }
    }

    private List<Path> keptByRestores() throws IOException {
        try (Stream<Path> children = Files.list(path)) {
            return children.filter(child -> child.getFileName().toString().startsWith(BEFORE_RESTORE))
                    .filter(child -> Files.isDirectory(child.resolve(CLUSTER)))
                    .sorted()
                    .toList();
        }
    }

    /** Moves cluster and passwords to a separate directory; empty where there are none. */
    Optional<Path> putAside() throws IOException {
        List<Path> there = Stream.of(cluster(), serverPassword(), superuserPassword())
                .filter(Files::exists)
                .toList();
        if (there.isEmpty()) {
            return Optional.empty();
        }
        int number = 1;
        while (Files.exists(path.resolve(BEFORE_RESTORE + number))) {
            number++;
        }
        Path aside = path.resolve(BEFORE_RESTORE + number);
        Directories.createPrivately(aside);
        for (Path file : there) {
            Files.move(file, aside.resolve(file.getFileName()));
        }
        Directories.sync(aside);
        return Optional.of(aside);
    }
}
