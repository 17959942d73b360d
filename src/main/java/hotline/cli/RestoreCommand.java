package hotline.cli;

import hotline.database.embedded.Restore;
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

/** {@code hotline restore DIR}. */
@Command(
        name = "restore",
        sortOptions = false,
        description = {
            "Bring a backup back as the embedded database, while the server is stopped.",
            "Every file is compared with its checksum before anything is changed. The database that was there before is"
                    + " kept beside the new one."
        },
        footer = {"", "Example: hotline restore /var/backups/hotline/2026-11-28 --data hotline-data"})
public final class RestoreCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The backup, as hotline backup made it.")
    private Path directory;

    @Mixin
    private DatabaseOptions database;

    @Override
    public Integer call() {
        var data = database.embedded("Restore it with the tool that backed it up");
        try (var stop = new CleanStop()) {
            var restored = Restore.into(data, directory);
            var held = restored.description();
            var out = spec.commandLine().getOut();
            out.printf(
                    Locale.ROOT,
                    "%s holds the database of %s: %,d complaints, %,d events, %,d people%n",
                    data,
                    held.takenAt(),
                    held.complaints(),
                    held.events(),
                    held.people());
            restored.kept().ifPresent(kept -> out.println("What was there before is kept in " + kept));
            return 0;
        }
    }
}
