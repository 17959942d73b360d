package hotline.cli;

import hotline.database.DatabaseClock;
import hotline.network.UnitImport;
import hotline.network.Units;
import hotline.network.Units.Author;
import hotline.once.Once;
import hotline.rules.InstalledPolicy;
import hotline.rules.InstalledRules;
import hotline.server.DatabaseOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hotline unit import}. */
@Command(
        name = "import",
        sortOptions = false,
        description = {
            "Take all units of a CSV file in UTF-8, or none, and say why.",
            "Columns: code, kind, name_zh, name_en, parent, line, phone, valid_from, valid_to."
        },
        footer = {"", "Example: hotline unit import network.csv --dry-run"})
final class UnitImportCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The CSV file.")
    private Path file;

    @Option(names = "--dry-run", description = "Change nothing; say what would change.")
    private boolean dryRun;

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "Since when units that are there belong to another parent; today by default.")
    private Optional<LocalDate> from;

    @Mixin
    private DatabaseOptions database;

    @Override
    public Integer call() throws IOException {
        var bytes = Files.readAllBytes(file);
        var refused = new RefusedLines(file);
        var outcome = database.<Optional<UnitImport.Outcome>>with(
                (vertx, connections) -> refused.ofTaken(
                        DatabaseClock.read(connections).compose(clock -> new InstalledRules(connections.pool())
                                .inForce()
                                .compose(policies -> {
                                    var lines = policies.stream()
                                            .map(InstalledPolicy::lineOfBusiness)
                                            .collect(Collectors.toSet());
                                    var now = clock.instant();
                                    var day = from.orElseGet(() ->
                                            now.atZone(ZoneId.systemDefault()).toLocalDate());
                                    return new Units(vertx, connections.pool(), () -> lines)
                                            .take(
                                                    Once.unkeyed(),
                                                    bytes,
                                                    day,
                                                    dryRun,
                                                    new Author(Optional.empty(), now));
                                }))),
                LONGEST);
        outcome.ifPresent(this::print);
        return refused.print(spec.commandLine().getErr());
    }

    private void print(UnitImport.Outcome outcome) {
        long created =
                outcome.changes().stream().filter(UnitImport.Change::isNew).count();
        spec.commandLine()
                .getOut()
                .printf(
                        "%s %d units, changed %d, %d are the same%n",
                        dryRun ? "Would add" : "Added",
                        created,
                        outcome.changes().size() - created,
                        outcome.unchanged());
    }
}
