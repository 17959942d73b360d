package hotline.cli.telephony;

import picocli.CommandLine.Command;

/** {@code hotline telephony …}. */
@Command(
        name = "telephony",
        description = "Work with mapping files of telephone exchanges.",
        subcommands = {MappingCheckCommand.class})
public final class TelephonyCommand {}
