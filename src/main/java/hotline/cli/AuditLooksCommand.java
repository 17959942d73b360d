package hotline.cli;

import hotline.audit.Looks;
import hotline.policy.CaseNumbers;
import hotline.policy.Policies;
import hotline.rows.Rfc3339;
import hotline.rules.HousePolicies;
import hotline.server.opening.DatabaseOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hotline audit looks}. */
@Command(
        name = "looks",
        sortOptions = false,
        description = {
            "List recorded looks at personal data, newest first: time, login, name, what was looked at (complaint, events,"
                    + " list, search, search by phone, search by waybill), case numbers, and the export if it was one. Columns are separated by tabs.",
            "With --number, the looks at that complaint: its own, and the pages of lists on which it stood. With --login, all"
                    + " looks of that person, a page of a list with all case numbers on it."
        },
        footer = {
            "",
            "Days are those of the policy's time zone.",
            "Example: hotline audit looks --number 202609-000123 --from 2026-09-01 --to 2026-09-30"
        })
final class AuditLooksCommand implements Callable<Integer> {
    private static final Duration LONGEST_SEARCH = Duration.ofMinutes(5);
    private static final Duration LONGEST = LONGEST_SEARCH.plusMinutes(1);
    private static final int MOST = 1000;

    @Spec
    private CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    private Whose whose;

    /** One of the two. */
    static final class Whose {
        @Option(names = "--number", required = true, paramLabel = "CASE", description = "The complaint looked at.")
        private String number;

        @Option(names = "--login", required = true, paramLabel = "LOGIN", description = "The person who looked.")
        private String login;
    }

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "The first day, such as 2026-09-01, or moment, such as 2026-09-01T08:00:00+08:00.")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", description = "The last day, or the moment before which.")
    private String to;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "100",
            description = "The most looks to list, up to 1000. Default: ${DEFAULT-VALUE}")
    private int limit;

    @Option(
            names = "--before",
            paramLabel = "ID",
            description = "Continue where an earlier list ended, which named this number.")
    private Long before;

    @Mixin
    private DatabaseOptions database;

    /** A day or a moment, as typed: the moment of a day depends on the zone. */
    @FunctionalInterface
    private interface Bound {
        Instant in(ZoneId zone);
    }

    private record Answer(Looks.Page page, ZoneId zone) {}

    @Override
    public Integer call() {
        var first = from == null ? (Bound) zone -> Instant.EPOCH : bound("--from", from, 0);
        var end = to == null ? (Bound) zone -> Instant.parse("9999-12-31T00:00:00Z") : bound("--to", to, 1);
        if (limit < 1 || limit > MOST) {
            throw wrong("--limit: must be from 1 to " + MOST);
        }
        var answer = database.with(
                (vertx, connections) -> HousePolicies.of(vertx, connections.pool())
                        .compose(policies -> {
                            var zone = HousePolicies.zone(policies);
                            var wanted = new Looks.Wanted(
                                    Optional.ofNullable(whose.number).map(typed -> meant(typed, policies)),
                                    Optional.ofNullable(whose.login),
                                    Optional.empty(),
                                    first.in(zone),
                                    end.in(zone));
                            return new Looks(connections.pool(), LONGEST_SEARCH)
                                    .of(wanted, before == null ? Long.MAX_VALUE : before, limit)
                                    .map(page -> new Answer(page, zone));
                        }),
                LONGEST);
        print(answer);
        return 0;
    }

    private static String meant(String typed, Optional<Policies> policies) {
        return policies.map(all -> new CaseNumbers(all).meant(typed)).orElse(typed);
    }

    /** All other lines go to the error stream, so that a pipe gets looks only. */
    private void print(Answer answer) {
        var out = spec.commandLine().getOut();
        for (Looks.Taken look : answer.page().looks()) {
            out.println(String.join(
                    "\t",
                    Rfc3339.of(look.at(), answer.zone()),
                    look.login().orElse(""),
                    look.name().orElse(""),
                    look.what(),
                    String.join(" ", look.numbers())
                            + customers(look)
                            + look.export().map(AuditLooksCommand::words).orElse("")));
        }
        out.flush();
        var err = spec.commandLine().getErr();
        if (answer.page().looks().isEmpty()) {
            err.println("No look is on record.");
        }
        answer.page().nextBefore().ifPresent(next -> err.println("There are more: add --before " + next));
        err.flush();
    }

    private static String customers(Looks.Taken look) {
        return look.customers().isEmpty()
                ? ""
                : look.customers().stream().map(String::valueOf).collect(Collectors.joining(" ", "\tcustomers ", ""));
    }

    private static String words(Looks.Export export) {
        return "\texport " + export.id() + ": " + export.what() + " "
                + export.filters().encode() + " as " + export.format() + ", rows: "
                + export.rows().map(String::valueOf).orElse("not counted") + ", reason: " + export.reason();
    }

    /** @param daysOn 1 where the day itself is included */
    private Bound bound(String option, String text, int daysOn) {
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() < 1970 || day.getYear() > 9998) {
                throw wrong(option + ": “" + text + "” lies outside the years 1970 to 9998");
            }
            return zone -> day.plusDays(daysOn).atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException noDay) {
            return moment(option, text);
        }
    }

    private Bound moment(String option, String text) {
        try {
            var moment = Rfc3339.typed(text);
            return zone -> moment;
        } catch (IllegalArgumentException noMoment) {
            throw wrong(option + ": " + noMoment.getMessage() + ", or as a day, 2026-09-25");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
