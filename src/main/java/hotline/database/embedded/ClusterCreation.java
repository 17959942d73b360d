package hotline.database.embedded;

import hotline.database.DatabaseStartFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Creates a new cluster next to its final place and renames it when it is complete, so that an interrupted creation
 * leaves nothing that could be mistaken for a database.
 */
record ClusterCreation(Path cluster, PostgresBinaries binaries, ServiceAccount account) {
    /**
     * The operator may change these in postgresql.conf; the settings for durability and reach are given at each start.
     */
    private static final List<String> TUNING = List.of(
            "shared_buffers=256MB",
            "max_connections=100",
            "wal_compression=on",
            "max_wal_size=2GB",
            "checkpoint_timeout=15min",
            "jit=off",
            "random_page_cost=1.1",
            "autovacuum=on",
            // A new table is analysed soon after its first thousand rows: until then PostgreSQL plans for a table
            // without rows.
            "autovacuum_naptime=5s",
            // While the tables are small and grow fast, samples are taken every few seconds; at most every fifth more.
            "autovacuum_analyze_scale_factor=0.2",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_filename=postgresql-%a.log",
            "log_truncate_on_rotation=on",
            "log_rotation_age=1d",
            "log_rotation_size=0",
            "log_min_duration_statement=1s",
            "log_checkpoints=off");

    void create(RolePasswords passwords) throws IOException {
        Path unfinished = Directories.unfinished(Directories.parentOf(cluster));
        account.own(unfinished);
        initialise(unfinished);
        Files.writeString(
                unfinished.resolve("pg_hba.conf"),
                "# Only this machine, only with the password.\nhost all all 127.0.0.1/32 scram-sha-256\n");
        SingleUserSession.run(binaries, account, unfinished, SingleUserSession.newRoles(passwords));
        Files.move(unfinished, cluster, StandardCopyOption.ATOMIC_MOVE);
        Directories.sync(Directories.parentOf(cluster));
    }

    private void initialise(Path directory) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                binaries.program("initdb"),
                "--pgdata=" + account.nameOf(directory.toAbsolutePath()),
                "--username=postgres",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--lc-collate=C",
                "--lc-ctype=" + characterTypes(),
                "--auth=reject",
                "--data-checksums",
                "--no-instructions"));
        TUNING.forEach(setting -> arguments.add("--set=" + setting));
        Command initdb = Command.run(directory, account.asThisAccount(arguments), "", 120);
        if (!initdb.succeeded()) {
            throw new DatabaseStartFailed("PostgreSQL's initdb could not make a database in " + cluster + ":\n"
                    + initdb.output() + "\n" + remedy(initdb.output()));
        }
    }

    private static String remedy(String output) {
        return output.contains("could not look up effective user ID")
                ? "This user id has no name. Start hotline as a user that /etc/passwd knows, or set HOTLINE_DATABASE_URL."
                : "Mend what it names, or set HOTLINE_DATABASE_URL.";
    }

    /** Without a UTF-8 character type, pg_trgm drops every Chinese character. */
    private static String characterTypes() {
        return switch (OperatingSystem.current()) {
            case LINUX -> "C.UTF-8";
            case MACOS -> "en_US.UTF-8";
            case WINDOWS -> "C";
        };
    }
}
