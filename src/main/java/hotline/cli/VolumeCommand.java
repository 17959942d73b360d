package hotline.cli;

import picocli.CommandLine.Command;

/** {@code hotline volume}: the parcels that branches handled. */
@Command(
        name = "volume",
        description = {
            "Import how many parcels each branch handled on each day.",
            "Works while the server runs and while it is stopped."
        },
        subcommands = VolumeImportCommand.class)
public final class VolumeCommand {}
