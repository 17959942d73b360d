package hotline.cli;

import hotline.database.embedded.Backup;
import hotline.server.opening.CleanStop;
import hotline.server.opening.DatabaseOptions;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hotline backup DIR}. */
@Command(
        name = "backup",
        sortOptions = false,
        description = {
            "Copy the embedded database to a new directory, while the server runs or while it is stopped.",
            "PostgreSQL is started on the copy and reads all of it; only then it gets its checksums and its name. A"
                    + " database of your own (HOTLINE_DATABASE_URL) is backed up by its own tools."
        },
        footer = {"", "Example: hotline backup /var/backups/hotline/2026-11-28"})
public final class BackupCommand implements Callable<Integer> {
    private static final double MEGABYTE = 1e6;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The backup; a directory that is not there yet, or is empty.")
    private Path directory;

    @Mixin
    private DatabaseOptions database;

    @Override
    public Integer call() {
        var data = database.embedded("Back it up with pg_basebackup or pgBackRest, on the machine that it runs on");
        try (var stop = new CleanStop()) {
            var taken = Backup.take(data, directory);
            var held = taken.description();
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "%s holds all that was acknowledged before %s: %,d complaints, %,d events, %,d people;"
                                    + " %,.0f MB, checked%n",
                            taken.directory(),
                            held.takenAt(),
                            held.complaints(),
                            held.events(),
                            held.people(),
                            taken.bytes() / MEGABYTE);
            return 0;
        }
    }
}
