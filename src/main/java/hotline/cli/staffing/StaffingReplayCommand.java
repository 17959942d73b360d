package hotline.cli.staffing;

import hotline.callback.CallHours;
import hotline.database.Database;
import hotline.database.DatabaseClock;
import hotline.failure.Failure;
import hotline.failure.FailureText;
import hotline.measures.Period;
import hotline.offer.Wishes;
import hotline.policy.Policies;
import hotline.regulation.ShippedCalendars;
import hotline.rules.HousePolicies;
import hotline.rules.InstalledLimits;
import hotline.rules.WrittenCalendar;
import hotline.server.opening.CommandFailed;
import hotline.server.opening.DatabaseOptions;
import hotline.sla.CalendarVersion;
import hotline.sla.Deadlines;
import hotline.staff.Training;
import hotline.staffing.replay.FloorReplayRequest;
import hotline.staffing.replay.FloorTrial;
import hotline.staffing.replay.FloorTrials;
import hotline.staffing.replay.PastReading;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hotline staffing replay}: past days with agents more or fewer. */
@Command(
        name = "replay",
        sortOptions = false,
        description = {
            "Give out the works of past days again by the real rules, to agents more or fewer than there were, and print service level,"
                    + " waits and backlog as they were and as they would have been. Nothing is written.",
            "Also says how many of the recorded offers the replay with the same agents makes again."
        },
        footer = {"", "Example: hotline staffing replay --line customer-service --agents +2 --data /var/lib/hotline"})
final class StaffingReplayCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int PIECE = 10_000;
    private static final int A_WEEK = 7;

    @Spec
    private CommandSpec spec;

    @Option(names = "--line", required = true, paramLabel = "CODE", description = "The department.")
    private String line;

    @Option(
            names = "--agents",
            paramLabel = "N",
            description = "How many more, such as +2, or fewer, such as -1. Default: 0.")
    private int agents;

    @Option(names = "--from", paramLabel = "DAY", description = "First day. Default: seven days ago.")
    private String from;

    @Option(names = "--to", paramLabel = "DAY", description = "Last day. Default: yesterday.")
    private String to;

    @Option(names = "--json", description = "Print all figures as JSON, as the API does.")
    private boolean isJson;

    @Mixin
    private DatabaseOptions database;

    @Override
    public Integer call() {
        if (Math.abs(agents) > FloorReplayRequest.MOST_AGENTS) {
            throw wrong("--agents: at most " + FloorReplayRequest.MOST_AGENTS + " more or fewer");
        }
        var first = from == null ? null : day("--from", from);
        var last = to == null ? null : day("--to", to);
        var figures = database.with(
                (vertx, connections) -> DatabaseClock.read(connections).compose(clock -> HousePolicies.of(
                                vertx, connections.pool())
                        .compose(policies -> replayed(
                                vertx,
                                connections,
                                policies.orElseThrow(() -> new CommandFailed("no policy was ever installed here")),
                                first,
                                last,
                                clock.instant()))),
                LONGEST);
        var out = spec.commandLine().getOut();
        if (isJson) {
            out.println(figures.encodePrettily());
        } else {
            StaffingText.of(figures).forEach(out::println);
        }
        out.flush();
        return 0;
    }

    private Future<JsonObject> replayed(
            Vertx vertx,
            Database connections,
            Policies policies,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            Instant now) {
        var inForce = policies.inForce();
        var today = LocalDate.ofInstant(now, inForce.policy().zone());
        var end = last == null ? today.minusDays(1) : last;
        var begin = first == null ? end.minusDays(A_WEEK - 1) : first;
        var request = new FloorReplayRequest(line, period(begin, end), agents, inForce.id(), now);
        return trials(vertx, connections, policies)
                .compose(trials -> trials.of(request, inForce.policy()))
                .recover(failed -> Future.failedFuture(
                        failed instanceof Failure.Conflict ? new CommandFailed(FailureText.of(failed)) : failed))
                .compose(trial -> vertx.executeBlocking(() -> played(trial), false));
    }

    private static JsonObject played(FloorTrial trial) {
        while (trial.play(PIECE)) {
            // Until it is over.
        }
        return trial.figures();
    }

    private static Future<FloorTrials> trials(Vertx vertx, Database connections, Policies policies) {
        var shipped = ShippedCalendars.all().stream()
                .collect(Collectors.toMap(
                        WrittenCalendar::code, calendar -> CalendarVersion.notInstalled(calendar.holidays())));
        var inForce = policies.inForce().policy();
        return InstalledLimits.of(vertx, connections.pool(), inForce.lineOfBusiness(), shipped)
                .map(limits -> {
                    var deadlines = new Deadlines(policies, limits.calendars().values());
                    var training = new Training(
                            inForce.dispatch().trainingDays(),
                            deadlines.of(inForce).calendar());
                    return new FloorTrials(
                            vertx,
                            new PastReading(
                                    connections,
                                    new Wishes(training::isOver, inForce::zone),
                                    new CallHours(policies, deadlines)));
                });
    }

    private Period period(LocalDate begin, LocalDate end) {
        try {
            return Period.within(FloorReplayRequest.MOST_DAYS, begin, end);
        } catch (IllegalArgumentException wrong) {
            throw new CommandFailed(FailureText.of(wrong));
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
