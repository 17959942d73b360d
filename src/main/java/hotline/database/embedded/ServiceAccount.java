package hotline.database.embedded;

import hotline.database.DatabaseStartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The account that PostgreSQL runs under. PostgreSQL refuses to run as root, so root steps down to an unprivileged
 * account; user namespaces, which the embedding library would use for that, are forbidden in many containers.
 */
sealed interface ServiceAccount {

    /** The arguments put before a program so that it runs under this account, in the same directory. */
    List<String> asThisAccount(List<String> program);

    void own(Path path) throws IOException;

    /** Takes over a cluster that root copied, for instance when restoring a backup. */
    default void ownTree(Path cluster) throws IOException {}

    /** The name of the directory for a PostgreSQL that runs with it as its working directory. */
    String nameOf(Path workingDirectory);

    /** Why programs can't be run from the directory under this account, if they can't. */
    Optional<String> refusedEntry(Path directory) throws IOException;

    /** The account of this process. */
    record Own() implements ServiceAccount {
        @Override
        public List<String> asThisAccount(List<String> program) {
            return program;
        }

        @Override
        public void own(Path path) {
            // This process owns the files that it creates.
        }

        @Override
        public String nameOf(Path workingDirectory) {
            return workingDirectory.toString();
        }

        @Override
        public Optional<String> refusedEntry(Path directory) {
            return Files.isExecutable(directory) ? Optional.empty() : Optional.of("no access");
        }
    }

    /** An unprivileged account that root steps down to. */
    record SteppedDown(String user, int uid, int gid) implements ServiceAccount {
        @Override
        public List<String> asThisAccount(List<String> program) {
            List<String> arguments = new ArrayList<>();
            if (Command.isInstalled("setpriv")) {
                arguments.addAll(List.of("setpriv", "--reuid=" + uid, "--regid=" + gid, "--clear-groups", "--"));
                arguments.addAll(program);
            } else if (Command.isInstalled("runuser")) {
                arguments.addAll(List.of("runuser", "-u", user, "--"));
                arguments.addAll(program);
            } else if (Command.isInstalled("su")) {
                arguments.addAll(List.of("su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", user, "--"));
                arguments.addAll(program);
            } else {
                throw new DatabaseStartFailed("PostgreSQL does not run as root, and none of setpriv, runuser and su is"
                        + " installed to step down. Start hotline as an ordinary user, or set HOTLINE_DATABASE_URL.");
            }
            return arguments;
        }

        @Override
        public void own(Path path) throws IOException {
            try {
                Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
            } catch (IOException refused) {
                throw new DatabaseStartFailed(
                        "PostgreSQL does not run as root, and this root may not give " + path + " to the account "
                                + user + " (" + refused.getMessage() + "). Start hotline as an ordinary user"
                                + " (docker run --user), or set HOTLINE_DATABASE_URL.",
                        refused);
            }
        }

        @Override
        public void ownTree(Path cluster) throws IOException {
            if (uidOf(cluster) != uid) {
                try (Stream<Path> files = Files.walk(cluster)) {
                    for (Path file : files.toList()) {
                        own(file);
                    }
                }
            }
        }

        /**
         * A data directory below a closed one, such as /root, is out of this account's reach by name. The working
         * directory that root chose before stepping down is not, and this link names it without walking the path.
         */
        @Override
        public String nameOf(Path workingDirectory) {
            return "/proc/self/cwd";
        }

        @Override
        public Optional<String> refusedEntry(Path directory) throws IOException {
            Command test =
                    Command.run(Path.of("/"), asThisAccount(List.of("test", "-x", directory.toString())), "", 10);
            if (test.succeeded()) {
                return Optional.empty();
            }
            return Optional.of(test.output().isEmpty() ? "no access for the account " + user : test.output());
        }
    }

    /**
     * The account for a data directory: the owner of the cluster in it, else an unprivileged account if this is root.
     */
    static ServiceAccount forCluster(Path cluster) throws IOException {
        if (OperatingSystem.current() != OperatingSystem.LINUX || uidOf(Path.of("/proc/self")) != 0) {
            return new Own();
        }
        if (Files.isDirectory(cluster) && uidOf(cluster) != 0) {
            return steppedDownTo(cluster);
        }
        for (String candidate : List.of("postgres", "nobody")) {
            try {
                return account(candidate);
            } catch (IOException unknown) {
                // The next one, then.
            }
        }
        throw new DatabaseStartFailed("PostgreSQL does not run as root, and there is neither an account postgres nor"
                + " nobody to step down to. Start hotline as an ordinary user, or set HOTLINE_DATABASE_URL.");
    }

    private static int uidOf(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }

    private static ServiceAccount steppedDownTo(Path cluster) throws IOException {
        String name = Files.getFileAttributeView(cluster, PosixFileAttributeView.class)
                .getOwner()
                .getName();
        return new SteppedDown(name, uidOf(cluster), (Integer) Files.getAttribute(cluster, "unix:gid"));
    }

    private static ServiceAccount account(String name) throws IOException {
        for (String line : Files.readAllLines(Path.of("/etc/passwd"))) {
            String[] fields = line.split(":", -1);
            if (fields.length > 3 && fields[0].equals(name)) {
                return new SteppedDown(name, Integer.parseInt(fields[2]), Integer.parseInt(fields[3]));
            }
        }
        throw new IOException("no account " + name);
    }
}
