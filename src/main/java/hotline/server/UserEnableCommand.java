package hotline.server;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hotline user enable}. */
@Command(name = "enable", description = "Open an account again that was disabled; its password is the one it had.")
final class UserEnableCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--login", required = true, paramLabel = "LOGIN", description = "Whose account.")
    private String login;

    @Mixin
    private DatabaseOptions database;

    @Override
    public Integer call() {
        UserCommand.withPeople(database, people -> people.enable(login));
        spec.commandLine().getOut().println("Enabled " + login);
        return 0;
    }
}
