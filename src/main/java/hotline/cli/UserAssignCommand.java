package hotline.cli;

import hotline.server.opening.DatabaseOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code hotline user assign}. */
@Command(
        name = "assign",
        sortOptions = false,
        description = {
            "Say in which department an agent or supervisor works, and what they are named for there.",
            "Without --department they work in none, without --duty they are named for nothing."
        },
        footer = {"", "Example: hotline user assign --login wang.fang --department claims --duty head"})
final class UserAssignCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--login", required = true, paramLabel = "LOGIN", description = "The login of the account.")
    private String login;

    @Option(
            names = "--department",
            paramLabel = "DEPARTMENT",
            description = "Code of the department, as the policy names it.")
    private String department;

    @Option(
            names = "--duty",
            paramLabel = "DUTY",
            description = "supervisor or head, one person each: notices of the ladder go to them.")
    private String duty;

    @Mixin
    private DatabaseOptions database;

    @Override
    public Integer call() {
        try {
            var post = UserCommand.post(department, duty);
            UserCommand.withPerson(database, post, login, (people, person) -> people.assign(person.id(), post));
            spec.commandLine()
                    .getOut()
                    .println(login
                            + post.map(at -> " works in " + at.department()
                                            + at.duty()
                                                    .map(named -> " as its " + named.code())
                                                    .orElse(""))
                                    .orElse(" works in no department"));
            return 0;
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage());
        }
    }
}
