package hotline.cli;

import hotline.once.Once;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code hotline user disable}. */
@Command(
        name = "disable",
        description = "Close an account: it can no longer sign in, and its sessions end within seconds.")
final class UserDisableCommand extends OneAccountCommand {
    UserDisableCommand() {
        super((people, person) -> people.disable(Once.unkeyed(), person.id(), Optional.empty()), "Disabled");
    }
}
