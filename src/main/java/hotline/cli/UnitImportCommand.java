package hotline.cli;

import hotline.network.UnitImport;
import hotline.network.Units;
import hotline.network.Units.Author;
import hotline.once.Once;
import hotline.rules.InstalledPolicy;
import hotline.rules.InstalledRules;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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
    @Spec
    private CommandSpec spec;

    @Mixin
    private CsvFile file;

    @Option(
            names = "--from",
            paramLabel = "DAY",
            description = "Since when units that are there belong to another parent; today by default.")
    private Optional<LocalDate> from;

    @Override
    public Integer call() throws IOException {
        return file.take(spec, this::taken, UnitImportCommand::words);
    }

    private Future<UnitImport.Outcome> taken(CsvFile.Rows rows) {
        var since = from.orElseGet(() -> LocalDate.ofInstant(rows.now(), ZoneId.systemDefault()));
        return new InstalledRules(rows.pool()).inForce().compose(policies -> {
            var lines = policies.stream().map(InstalledPolicy::lineOfBusiness).collect(Collectors.toSet());
            return new Units(rows.vertx(), rows.pool(), () -> lines)
                    .take(
                            Once.unkeyed(),
                            rows.bytes().getBytes(),
                            since,
                            rows.dryRun(),
                            new Author(Optional.empty(), rows.now()));
        });
    }

    private static String words(UnitImport.Outcome outcome) {
        long created =
                outcome.changes().stream().filter(UnitImport.Change::isNew).count();
        return "%d units, changed %d, %d are the same"
                .formatted(created, outcome.changes().size() - created, outcome.unchanged());
    }
}
