package hotline.cli;

import hotline.regulation.PolicyFile;
import hotline.sla.WorkingCalendar;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hotline policy check FILE}: lists the problems of a policy, or summarises it. */
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
        var calendar = read.dueTimes().calendar();
        var policy = read.policy();
        out.println("ok: " + policy.id() + " " + policy.version() + ", "
                + policy.name().zh() + ", " + policy.name().en());
        out.println("digest: " + policy.digest());
        new PolicySummary(policy).lines().forEach(out::println);
        out.println("calendar: " + calendar.code() + ", knows "
                + calendar.knownYears().stream().map(String::valueOf).collect(Collectors.joining(", ")));
        warnOfProvisionalYears(calendar, calendar.year(now));
        out.flush();
        return 0;
    }

    private void warnOfProvisionalYears(WorkingCalendar calendar, int year) {
        var provisional = IntStream.of(year, year + 1)
                .filter(soon -> !calendar.knownYears().contains(soon))
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(" and "));
        if (!provisional.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("warning: the calendar " + calendar.code() + " does not know " + provisional
                            + " yet; deadlines that reach into such a year are provisional, counted with "
                            + (calendar.knowsLaw()
                                    ? "weekends and the holidays that are law off"
                                    : "Monday to Friday worked")
                            + ", until its days are published");
        }
    }
}
