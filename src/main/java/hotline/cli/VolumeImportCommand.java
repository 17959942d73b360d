package hotline.cli;

import hotline.database.DatabaseClock;
import hotline.network.Network;
import hotline.once.Once;
import hotline.server.DatabaseOptions;
import hotline.volume.VolumeImport;
import hotline.volume.Volumes;
import hotline.volume.Volumes.Author;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hotline volume import}. */
@Command(
        name = "import",
        sortOptions = false,
        description = {
            "Take all volumes of a CSV file in UTF-8, or none, and say why.",
            "Columns: day, branch, parcels, insured, hub. A day that is there already is replaced."
        },
        footer = {"", "Example: hotline volume import september.csv --dry-run"})
final class VolumeImportCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The CSV file.")
    private Path file;

    @Option(names = "--dry-run", description = "Change nothing; say what would change.")
    private boolean dryRun;

    @Mixin
    private DatabaseOptions database;

    @Override
    public Integer call() throws IOException {
        var bytes = Files.readAllBytes(file);
        var refused = new RefusedLines(file);
        var outcome = database.<Optional<VolumeImport.Outcome>>with(
                (vertx, connections) -> refused.ofTaken(
                        DatabaseClock.read(connections).compose(clock -> Network.read(vertx, connections.pool())
                                .compose(network -> new Volumes(vertx, connections.pool(), () -> network)
                                        .take(
                                                Once.unkeyed(),
                                                bytes,
                                                dryRun,
                                                new Author(
                                                        Optional.empty(),
                                                        clock.instant(),
                                                        clock.instant()
                                                                .atZone(ZoneId.systemDefault())
                                                                .toLocalDate()))))),
                LONGEST);
        outcome.ifPresent(this::print);
        return refused.print(spec.commandLine().getErr());
    }

    private void print(VolumeImport.Outcome outcome) {
        spec.commandLine()
                .getOut()
                .printf(
                        "%s %d days of branches, replaced %d, %d are the same%n",
                        dryRun ? "Would add" : "Added",
                        outcome.added().size(),
                        outcome.replaced().size(),
                        outcome.same());
    }
}
