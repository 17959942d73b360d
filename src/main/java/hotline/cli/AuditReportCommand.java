package hotline.cli;

import hotline.report.ReportAudit;
import hotline.report.ReportAudit.Result;
import hotline.server.opening.CommandFailed;
import hotline.server.opening.DatabaseOptions;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hotline audit report}. */
@Command(
        name = "report",
        sortOptions = false,
        description = {
            "Prove a published report: its bytes have the digest that it was published with, it follows the report before it, and"
                    + " the facts up to its position in the log add up to its figures. Nothing is written.",
            "Prints each fault. Exits with 0 if there are none, else with 1."
        },
        footer = {"", "Example: hotline audit report R-202610-1 --data /var/lib/hotline"})
final class AuditReportCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofHours(12);

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Which which;

    /** One of the two. */
    static final class Which {
        @Parameters(arity = "1", paramLabel = "NUMBER", description = "The number of the report, such as R-202610-1.")
        private String number;

        @Option(names = "--all", required = true, description = "All reports, the first one first.")
        private boolean all;
    }

    @Mixin
    private DatabaseOptions database;

    @Override
    public Integer call() {
        var results = database.with((vertx, connections) -> results(connections.pool()), LONGEST);
        var out = spec.commandLine().getOut();
        results.forEach(result -> {
            result.faults().forEach(fault -> out.println(result.number() + ": " + fault));
            out.println("%s: %d faults, SHA-256 %s"
                    .formatted(result.number(), result.faults().size(), result.digest()));
        });
        out.flush();
        return results.stream().allMatch(result -> result.faults().isEmpty()) ? 0 : 1;
    }

    private Future<List<Result>> results(Pool pool) {
        var audit = new ReportAudit(pool);
        if (which.all) {
            return audit.all();
        }
        var number = which.number.toUpperCase(Locale.ROOT);
        return audit.of(number)
                .map(found -> List.of(found.orElseThrow(() -> new CommandFailed("there is no report " + number))));
    }
}
