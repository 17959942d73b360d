package hotline.cli;

import hotline.database.DatabaseClock;
import hotline.server.opening.DatabaseOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of commands that take all rows of a CSV file, or none and say why. */
final class CsvFile {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @Parameters(paramLabel = "FILE", description = "The CSV file.")
    private Path file;

    @Option(names = "--dry-run", description = "Change nothing; say what would change.")
    private boolean dryRun;

    @Mixin
    private DatabaseOptions database;

    /**
     * The rows of the file, and the database that takes them.
     *
     * @param now by the database's clock
     */
    record Rows(Vertx vertx, Pool pool, Buffer bytes, boolean dryRun, Instant now) {}

    /** Prints the rows taken, or the faults, and gives the exit code of the command. */
    <T> int take(CommandSpec spec, Function<Rows, Future<T>> work, Function<T, String> words) throws IOException {
        var bytes = Buffer.buffer(Files.readAllBytes(file));
        var refused = new RefusedLines(file);
        var outcome = database.<Optional<T>>with(
                (vertx, connections) -> refused.ofTaken(DatabaseClock.read(connections)
                        .compose(clock ->
                                work.apply(new Rows(vertx, connections.pool(), bytes, dryRun, clock.instant())))),
                LONGEST);
        outcome.ifPresent(
                taken -> spec.commandLine().getOut().println((dryRun ? "Would add " : "Added ") + words.apply(taken)));
        return refused.print(spec.commandLine().getErr());
    }
}
