package hotline.cli;

import hotline.server.opening.DatabaseOptions;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code hotline user password}. */
@Command(
        name = "password",
        sortOptions = false,
        description = "Give an account a new password: all its sessions end within seconds. It is asked for, unless"
                + " --password-stdin is given.")
final class UserPasswordCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--login", required = true, paramLabel = "LOGIN", description = "The login of the account.")
    private String login;

    @Mixin
    private PasswordOption password;

    @Mixin
    private DatabaseOptions database;

    @Override
    public Integer call() throws IOException {
        var chosen = password.read(spec, login);
        UserCommand.withPerson(database, login, (people, person) -> people.setPassword(person, chosen));
        spec.commandLine().getOut().println(login + " has a new password; sessions with the former one are over");
        return 0;
    }
}
