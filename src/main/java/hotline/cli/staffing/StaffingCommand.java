package hotline.cli.staffing;

import picocli.CommandLine.Command;

/** {@code hotline staffing}. */
@Command(
        name = "staffing",
        description = {
            "See what other numbers of agents would have done.",
            "Works while the server runs and while it is stopped; how many a day needs is on the page Staffing."
        },
        subcommands = StaffingReplayCommand.class)
public final class StaffingCommand {}
