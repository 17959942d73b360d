package hotline.server;

import hotline.policy.Policy;
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
        out.println("ok: " + policy.id() + " " + policy.version() + ", "
                + policy.name().zh() + ", " + policy.name().en());
        out.println("digest: " + policy.digest());
        new PolicySummary(policy).lines().forEach(out::println);
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
}
