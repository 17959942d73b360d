package hotline.server;

import hotline.policy.BusinessHours;
import hotline.policy.Limit;
import hotline.policy.LimitRule;
import hotline.policy.Policy;
import hotline.policy.Severity;
import hotline.sla.WorkingCalendar;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hotline policy check FILE}: says what is wrong with a policy, or what stands in it. */
@Command(
        name = "check",
        description = {
            "Read a policy file and say what is wrong with it, one problem a line with file, line and column.",
            "Exit code 0: a server can run it; 1: it can't."
        })
public final class PolicyCheckCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The policy, or the name of a shipped one such as freight-network.")
    private String file;

    private final InstantSource clock;

    public PolicyCheckCommand() {
        this(InstantSource.system());
    }

    PolicyCheckCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var read = PolicyFile.read(file);
        var now = clock.instant();
        var calendar = read.dueTimesFrom(now).calendar();
        var policy = read.policy();
        var taxonomy = policy.taxonomy();
        out.println("ok: " + policy.id() + " " + policy.version() + ", "
                + policy.name().zh() + ", " + policy.name().en());
        out.println("digest: " + policy.digest());
        out.println("channels: " + taxonomy.channels().size() + ", types: "
                + taxonomy.types().size() + ", subtypes: "
                + taxonomy.types().stream().mapToInt(t -> t.subtypes().size()).sum());
        policy.limits().handling().forEach(rule -> out.println("limit: " + text(rule)));
        out.println("hours: " + text(policy.businessHours()) + " " + policy.zone());
        out.println("calendar: " + calendar.code() + ", knows "
                + calendar.knownYears().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        warnOfNextYear(policy, calendar, now.atZone(policy.zone()).getYear() + 1);
        out.flush();
        return 0;
    }

    private void warnOfNextYear(Policy policy, WorkingCalendar calendar, int year) {
        if (!calendar.knownYears().contains(year)) {
            spec.commandLine()
                    .getErr()
                    .println("warning: the calendar " + policy.calendar() + " does not know " + year
                            + " yet; deadlines that reach into it are counted Monday to Friday and carry a warning");
        }
    }

    private static String text(LimitRule rule) {
        var types = rule.types().isEmpty()
                ? "every type"
                : rule.types().stream().sorted().collect(Collectors.joining(", "));
        var severities = rule.severities().isEmpty()
                ? "every severity"
                : rule.severities().stream().sorted().map(Severity::code).collect(Collectors.joining(", "));
        return types + ", " + severities + ": " + text(rule.limit());
    }

    private static String text(Limit limit) {
        if (limit instanceof Limit.WorkingDays days) {
            return "working-days " + days.count();
        }
        if (limit instanceof Limit.CalendarDays days) {
            return "calendar-days " + days.count();
        }
        if (limit instanceof Limit.WorkingMinutes minutes) {
            return "working-minutes " + minutes.count();
        }
        return "seconds " + ((Limit.Seconds) limit).count();
    }

    private static String text(BusinessHours hours) {
        return hours.spans().stream()
                .map(span -> time(span.from()) + "-" + time(span.to()))
                .collect(Collectors.joining(", "));
    }

    private static String time(int minute) {
        return "%02d:%02d".formatted(minute / 60, minute % 60);
    }
}
