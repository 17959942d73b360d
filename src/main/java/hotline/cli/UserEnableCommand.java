package hotline.cli;

import hotline.once.Once;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code hotline user enable}. */
@Command(name = "enable", description = "Open an account again that was disabled; its password is the one it had.")
final class UserEnableCommand extends OneAccountCommand {
    UserEnableCommand() {
        super((people, person) -> people.enable(Once.unkeyed(), person.id(), Optional.empty()), "Enabled");
    }
}
