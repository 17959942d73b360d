package hotline.cli;

import hotline.database.Database;
import hotline.database.DatabaseClock;
import hotline.failure.FailureText;
import hotline.measures.Period;
import hotline.policy.Policy;
import hotline.regulation.PolicyFile;
import hotline.replay.HtmlReport;
import hotline.replay.PolicyTrial;
import hotline.replay.Replay;
import hotline.replay.ReplayFigures;
import hotline.replay.TextReport;
import hotline.server.opening.CommandFailed;
import hotline.server.opening.DatabaseOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hotline policy replay FILE}: what another policy would have changed. */
@Command(
        name = "replay",
        sortOptions = false,
        description = {
            "Run past complaints through another policy and print what would change: limits passed, closing in time and"
                    + " notices, by type and severity. Nothing is written.",
            "Counted are all complaints that were open at some moment of the period. Works while the server runs and while"
                    + " it is stopped."
        },
        footer = {"", "Example: hotline policy replay stricter.yaml --from 2026-01-01 --to 2026-06-30"})
public final class PolicyReplayCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofHours(1);

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The policy to try, or the name of a shipped one.")
    private String file;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "DAY",
            description = "First day of the period, in the policy's time zone, such as 2026-01-01.")
    private String from;

    @Option(names = "--to", required = true, paramLabel = "DAY", description = "Its last day.")
    private String to;

    @Option(
            names = "--line-of-business",
            paramLabel = "CODE",
            description = "Whose complaints are replayed. Default: those of the policy's own line of business.")
    private String lineOfBusiness;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Also write a report with charts, as one file that needs no network.")
    private Path html;

    @Mixin
    private DatabaseOptions database;

    @Override
    public Integer call() {
        var period = period();
        var tried = PolicyFile.read(file);
        var line = lineOfBusiness == null ? tried.policy().lineOfBusiness() : lineOfBusiness;
        var figures = figures(period, tried, line);
        if (html != null) {
            write(HtmlReport.of(figures, tried.policy().zone()));
        }
        var out = spec.commandLine().getOut();
        TextReport.of(figures).forEach(out::println);
        out.flush();
        return 0;
    }

    /** Fails with {@link CommandFailed} where there is nothing to replay. */
    public static Future<ReplayFigures> replay(
            Vertx vertx,
            Database database,
            Policy tried,
            String lineOfBusiness,
            Period period,
            Instant now,
            Replay.Progress progress) {
        return InstalledPolicies.of(vertx, database.pool(), lineOfBusiness)
                .map(installed -> new PolicyTrial(installed.of(tried), installed.byVersion(), period, now))
                .compose(trial -> new Replay(vertx, database.pool(), trial)
                        .all(Runtime.getRuntime().availableProcessors(), progress))
                .map(figures -> {
                    if (figures.complaints() == 0 && figures.leftOut().isEmpty()) {
                        throw new CommandFailed("there is nothing to replay: no complaint of " + lineOfBusiness
                                + " was open between " + period.from() + " and " + period.to());
                    }
                    return figures;
                });
    }

    private ReplayFigures figures(Period period, PolicyFile tried, String line) {
        try (var progress = new ReplayProgress()) {
            return database.with(
                    (vertx, connections) -> DatabaseClock.read(connections).compose(clock -> {
                        var now = begun(clock.instant(), period, tried);
                        return replay(vertx, connections, tried.policy(), line, period, now, progress);
                    }),
                    LONGEST);
        }
    }

    private Instant begun(Instant now, Period period, PolicyFile tried) {
        if (!period.from().atStartOfDay(tried.policy().zone()).toInstant().isBefore(now)) {
            throw wrong("--from: " + from + " lies in the future");
        }
        return now;
    }

    private void write(String report) {
        try {
            Files.writeString(html, report);
        } catch (IOException unwritable) {
            throw new CommandFailed("the report could not be written: " + unwritable);
        }
    }

    private Period period() {
        var first = day("--from", from);
        var last = day("--to", to);
        if (last.isBefore(first)) {
            throw wrong("--to: " + to + " lies before " + from);
        }
        try {
            return Period.within(Period.MOST_DAYS, first, last);
        } catch (IllegalArgumentException tooLong) {
            throw wrong(FailureText.of(tooLong));
        }
    }

    private LocalDate day(String option, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException noDay) {
            throw wrong(option + ": “" + text + "” is no day; write it as 2026-01-31");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
