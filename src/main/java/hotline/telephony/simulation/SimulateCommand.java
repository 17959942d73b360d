package hotline.telephony.simulation;

import picocli.CommandLine.Command;

/** {@code hotline simulate}. */
@Command(
        name = "simulate",
        description = {
            "Play what comes from outside, to try a connection or to practise.",
            "Needs a running server, and no database."
        },
        subcommands = SimulateTelephonyCommand.class)
public final class SimulateCommand {}
