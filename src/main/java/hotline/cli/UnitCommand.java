package hotline.cli;

import picocli.CommandLine.Command;

/** {@code hotline unit}: the network. */
@Command(
        name = "unit",
        description = {
            "Import the regions, hubs, branches and departments of the network.",
            "Works while the server runs and while it is stopped."
        },
        subcommands = UnitImportCommand.class)
public final class UnitCommand {}
