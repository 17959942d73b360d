package hotline.cli;

import hotline.policy.Limit;
import hotline.policy.Policy;
import hotline.policy.taxonomy.Channel;
import hotline.policy.taxonomy.ComplaintType;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Matter;
import hotline.policy.taxonomy.Severity;
import hotline.policy.taxonomy.Subtype;
import hotline.regulation.PolicyFile;
import hotline.rows.Rfc3339;
import hotline.sla.WorkingCalendar;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code hotline policy due FILE}: when a complaint received at a time must be closed. */
@Command(
        name = "due",
        description = {
            "Print by when a complaint must be closed, as one JSON object in the policy's time zone.",
            "Without --received, read one timestamp per line from standard input and print one object per line;"
                    + " a line that is no timestamp gives its number and the error, and exit code 1 at the end."
        },
        footer = {
            "",
            "Example: hotline policy due freight-network --severity severe --received 2026-09-25T16:00:00+08:00",
            "prints {\"received\":\"2026-09-25T16:00:00+08:00\",\"due\":\"2026-10-12T18:00:00+08:00\",\"calendar\":\"cn\"}"
        })
public final class PolicyDueCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The policy, or the name of a shipped one such as freight-network.")
    private String file;

    @Option(names = "--severity", required = true, paramLabel = "CODE", description = "minor, moderate or severe.")
    private String severity;

    @Option(
            names = "--type",
            paramLabel = "CODE",
            description = "Type of the complaint. Without it, the limit is that of types without one of their own.")
    private String type;

    @Option(names = "--subtype", paramLabel = "CODE", description = "Subtype; checked against --type.")
    private String subtype;

    @Option(
            names = "--channel",
            paramLabel = "CODE",
            description = "Channel it came by. Without it, the limit is that of channels without one of their own.")
    private String channel;

    @Option(
            names = "--market",
            paramLabel = "CODE",
            defaultValue = "domestic",
            description = "Whether the customer sits at home or abroad: domestic (the default) or foreign.")
    private String market;

    @Option(
            names = "--received",
            paramLabel = "TIME",
            description = "When it was received, with offset or Z: 2026-09-25T16:00:00+08:00.")
    private String received;

    @Override
    public Integer call() throws IOException {
        var read = PolicyFile.read(file);
        var limit = limit(read.policy());
        var calendar = read.dueTimes().calendar();
        var lines = new JsonLines(spec.commandLine().getOut());
        if (received == null) {
            var in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
            return lines.answer(in, line -> deadline(calendar, limit, line)) ? 0 : 1;
        }
        try {
            lines.write(deadline(calendar, limit, received));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), "--received: " + wrong.getMessage(), wrong);
        }
        return 0;
    }

    private static JsonLines.Fields deadline(WorkingCalendar calendar, Limit limit, String timestamp) {
        var receipt = Rfc3339.typed(timestamp);
        var deadline = calendar.due(limit, receipt);
        return object -> {
            object.writeStringField("received", Rfc3339.of(receipt, calendar.zone()));
            object.writeStringField("due", Rfc3339.of(deadline.due(), calendar.zone()));
            object.writeStringField("calendar", deadline.calendar());
            var warning = deadline.warning();
            if (warning.isPresent()) {
                object.writeStringField("warning", warning.get());
            }
        };
    }

    private Limit limit(Policy policy) {
        var taxonomy = policy.taxonomy();
        var types = taxonomy.types().stream().map(ComplaintType::code).toList();
        var channels = taxonomy.channels().stream().map(Channel::code).toList();
        var matter = new Matter(
                type == null ? "" : known("--type", type, types),
                Severity.of(known("--severity", severity, codes(Severity.values(), Severity::code)))
                        .orElseThrow(),
                channel == null ? "" : known("--channel", channel, channels),
                Market.of(known("--market", market, codes(Market.values(), Market::code)))
                        .orElseThrow());
        if (subtype != null) {
            var whole = taxonomy.type(matter.type())
                    .orElseThrow(() -> new ParameterException(spec.commandLine(), "--subtype needs --type"));
            known(
                    "--subtype",
                    subtype,
                    whole.subtypes().stream().map(Subtype::code).toList());
        }
        return policy.limits()
                .handling(matter)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(), "in this policy the limit depends on the type; add --type"));
    }

    private static <T> List<String> codes(T[] values, Function<T, String> code) {
        return Stream.of(values).map(code).toList();
    }

    private String known(String option, String code, List<String> known) {
        if (!known.contains(code)) {
            throw new ParameterException(
                    spec.commandLine(),
                    option + ": “" + code + "” is unknown; known are "
                            + (known.isEmpty() ? "none" : String.join(", ", known)));
        }
        return code;
    }
}
