package hotline.cli;

import hotline.failure.FailureText;
import hotline.identity.NewPerson;
import hotline.identity.Role;
import hotline.server.opening.DatabaseOptions;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hotline user add}. */
@Command(
        name = "add",
        sortOptions = false,
        description = "Create an account. The password is asked for, unless --password-stdin is given.",
        footer = {"", "Example: hotline user add --login wang.fang --name 王芳 --role agent"})
final class UserAddCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--login", required = true, paramLabel = "LOGIN", description = "What they sign in with.")
    private String login;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Their name, as colleagues see it.")
    private String name;

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description = "agent, supervisor, admin, branch or analyst.")
    private String role;

    @Option(names = "--branch", paramLabel = "BRANCH", description = "The branch that a branch account files for.")
    private String branch;

    @Option(
            names = "--department",
            paramLabel = "DEPARTMENT",
            description = "Code of the department they work in, as the policy names it.")
    private String department;

    @Option(
            names = "--duty",
            paramLabel = "DUTY",
            description = "What they are named for there, supervisor or head: notices of the ladder go to them.")
    private String duty;

    @Mixin
    private PasswordOption password;

    @Mixin
    private DatabaseOptions database;

    @Override
    public Integer call() throws IOException {
        var person = person();
        var chosen = password.read(spec, login);
        var added = UserCommand.withPeople(database, person.post(), people -> people.add(person, chosen));
        spec.commandLine()
                .getOut()
                .println("Added " + added.login() + ", " + added.role().code());
        return 0;
    }

    private NewPerson person() {
        var known = Role.of(role)
                .orElseThrow(() -> wrong("--role: " + role + " is none of "
                        + Arrays.stream(Role.values()).map(Role::code).collect(Collectors.joining(", "))));
        try {
            return new NewPerson(login, name, known, Optional.ofNullable(branch), UserCommand.post(department, duty));
        } catch (IllegalArgumentException refused) {
            throw wrong(FailureText.of(refused));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
