package hotline.server;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hotline user disable}. */
@Command(
        name = "disable",
        description = "Close an account: nobody can sign in with it, and its sessions end within seconds.")
final class UserDisableCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--login", required = true, paramLabel = "LOGIN", description = "Whose account.")
    private String login;

    @Mixin
    private DatabaseOptions database;

    @Override
    public Integer call() {
        UserCommand.withPeople(database, people -> people.disable(login));
        spec.commandLine().getOut().println("Disabled " + login);
        return 0;
    }
}
