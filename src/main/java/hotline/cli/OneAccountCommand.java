package hotline.cli;

import hotline.identity.People;
import hotline.identity.Person;
import hotline.server.opening.DatabaseOptions;
import io.vertx.core.Future;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command on one account that needs only its login. */
abstract class OneAccountCommand implements Callable<Integer> {
    private final BiFunction<People, Person, Future<?>> work;
    private final String done;

    @Spec
    private CommandSpec spec;

    @Option(names = "--login", required = true, paramLabel = "LOGIN", description = "The login of the account.")
    private String login;

    @Mixin
    private DatabaseOptions database;

    /** @param done the message before the login */
    OneAccountCommand(BiFunction<People, Person, Future<?>> work, String done) {
        this.work = work;
        this.done = done;
    }

    @Override
    public Integer call() {
        UserCommand.withPerson(
                database, login, (people, person) -> work.apply(people, person).map(any -> person));
        spec.commandLine().getOut().println(done + " " + login);
        return 0;
    }
}
