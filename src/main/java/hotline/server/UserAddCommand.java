package hotline.server;

import hotline.identity.NewPerson;
import hotline.identity.Role;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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
        description = "Give somebody an account. The password is asked for, unless --password-stdin is given.",
        footer = {"", "Example: hotline user add --login wang.fang --name 王芳 --role agent"})
final class UserAddCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--login", required = true, paramLabel = "LOGIN", description = "What they sign in with.")
    private String login;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Their name, as colleagues see it.")
    private String name;

    @Option(names = "--role", required = true, paramLabel = "ROLE", description = "agent, supervisor, admin or branch.")
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

    @Option(names = "--password-stdin", description = "Read the password from the first line of standard input.")
    private boolean passwordFromStandardInput;

    @Mixin
    private DatabaseOptions database;

    @Override
    public Integer call() throws IOException {
        var person = person();
        var password = password();
        var added = UserCommand.withPeople(database, people -> people.add(person, password));
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
            throw wrong(refused.getMessage());
        }
    }

    private String password() throws IOException {
        if (passwordFromStandardInput) {
            var line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? "" : line;
        }
        var console = System.console();
        if (console == null) {
            throw wrong("there is no terminal to ask for the password; use --password-stdin");
        }
        var first = console.readPassword("Password of %s: ", login);
        var second = console.readPassword("Once more: ");
        if (first == null || second == null || !Arrays.equals(first, second)) {
            throw wrong("the two passwords differ");
        }
        return new String(first);
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
