package hotline.cli;

import hotline.measures.rebuild.FactRebuild;
import hotline.server.opening.DatabaseOptions;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hotline measures rebuild}. */
@Command(
        name = "rebuild",
        sortOptions = false,
        description = {
            "Have all figures counted again from the event log, by the servers that run or by the next one that starts.",
            "People see the figures of before until all new ones are there. The servers' log says how far they are."
        },
        footer = {"", "Example: hotline measures rebuild --data /var/lib/hotline"})
final class MeasuresRebuildCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOptions database;

    @Override
    public Integer call() {
        boolean begun = database.with((vertx, connections) -> FactRebuild.begin(connections.pool()), LONGEST);
        var out = spec.commandLine().getOut();
        out.println(
                begun
                        ? "All figures are counted again from the event log"
                        : "Figures are being counted already, or there are none yet; nothing was changed");
        out.flush();
        return begun ? 0 : 1;
    }
}
