package hotline.cli;

import hotline.network.Network;
import hotline.once.Once;
import hotline.volume.VolumeImport;
import hotline.volume.Volumes;
import hotline.volume.Volumes.Author;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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
    @Spec
    private CommandSpec spec;

    @Mixin
    private CsvFile file;

    @Override
    public Integer call() throws IOException {
        return file.take(spec, VolumeImportCommand::taken, VolumeImportCommand::words);
    }

    private static Future<VolumeImport.Outcome> taken(CsvFile.Rows rows) {
        var today = LocalDate.ofInstant(rows.now(), ZoneId.systemDefault());
        return Network.read(rows.vertx(), rows.pool())
                .compose(network -> new Volumes(rows.vertx(), rows.pool(), () -> network)
                        .take(
                                Once.unkeyed(),
                                rows.bytes().getBytes(),
                                rows.dryRun(),
                                new Author(Optional.empty(), rows.now(), today)));
    }

    private static String words(VolumeImport.Outcome outcome) {
        return "%d days of branches, replaced %d, %d are the same"
                .formatted(outcome.added().size(), outcome.replaced().size(), outcome.same());
    }
}
