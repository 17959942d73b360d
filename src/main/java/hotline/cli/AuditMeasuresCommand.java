package hotline.cli;

import hotline.measures.facts.FactRecount;
import hotline.outbox.figure.MessageRecount;
import hotline.rules.HousePolicies;
import hotline.server.opening.DatabaseOptions;
import hotline.telephony.figure.CallRecount;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code hotline audit measures}. */
@Command(
        name = "measures",
        sortOptions = false,
        description = {
            "Count all figures again from the event log and compare them with those stored: each fact of each complaint, and the"
                    + " sums kept of them. Facts of telephone calls are counted again from the calls, those of messages compared with the messages that are kept."
                    + " Nothing is written.",
            "Prints the number of differences, and the first of them with their case numbers. Exits with 0 if there are none, else"
                    + " with 1."
        },
        footer = {"", "Example: hotline audit measures --data /var/lib/hotline"})
final class AuditMeasuresCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofHours(12);

    @Spec
    private CommandSpec spec;

    @Mixin
    private DatabaseOptions database;

    @Override
    public Integer call() {
        var result = database.with(
                (vertx, connections) -> HousePolicies.zone(vertx, connections.pool())
                        .compose(zone -> new FactRecount(vertx, connections.pool(), zone)
                                .run()
                                .compose(complaints -> new CallRecount(connections.pool(), zone)
                                        .run()
                                        .compose(calls -> new MessageRecount(connections.pool())
                                                .run()
                                                .map(messages -> new Audited(complaints, calls, messages))))),
                LONGEST);
        return print(result);
    }

    private record Audited(FactRecount.Result complaints, CallRecount.Result calls, MessageRecount.Result messages) {}

    private int print(Audited audited) {
        var out = spec.commandLine().getOut();
        var complaints = audited.complaints();
        var calls = audited.calls();
        complaints.first().forEach(out::println);
        calls.first().forEach(out::println);
        var messages = audited.messages();
        messages.first().forEach(out::println);
        out.println("%d differences: %d facts of %d complaints counted again, up to %s in the log"
                .formatted(complaints.differences(), complaints.facts(), complaints.complaints(), complaints.upTo()));
        out.println("%d differences: %d facts of %d calls counted again"
                .formatted(calls.differences(), calls.facts(), calls.calls()));
        out.println("%d differences: %d facts of messages compared with messages and sums"
                .formatted(messages.differences(), messages.facts()));
        out.flush();
        return complaints.differences() + calls.differences() + messages.differences() == 0 ? 0 : 1;
    }
}
