package hotline.cli;

import hotline.identity.People;
import picocli.CommandLine.Command;

/** {@code hotline user enable}. */
@Command(name = "enable", description = "Open an account again that was disabled; its password is the one it had.")
final class UserEnableCommand extends OneAccountCommand {
    UserEnableCommand() {
        super(People::enable, "Enabled");
    }
}
