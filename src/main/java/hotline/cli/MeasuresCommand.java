package hotline.cli;

import picocli.CommandLine.Command;

/** {@code hotline measures}. */
@Command(
        name = "measures",
        description = {
            "Have figures counted again.",
            "Works while the server runs and while it is stopped; hotline audit measures compares figures with the event log."
        },
        subcommands = MeasuresRebuildCommand.class)
public final class MeasuresCommand {}
