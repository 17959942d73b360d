package hotline.cli;

import hotline.database.DatabaseClock;
import hotline.identity.Duty;
import hotline.identity.Passwords;
import hotline.identity.People;
import hotline.identity.Person;
import hotline.identity.Post;
import hotline.server.DatabaseOptions;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import picocli.CommandLine.Command;

/** {@code hotline user}: accounts. */
@Command(
        name = "user",
        description = {
            "Add, list and disable accounts, change passwords, and say where people work.",
            "Works while the server runs and while it is stopped."
        },
        subcommands = {
            UserAddCommand.class,
            UserListCommand.class,
            UserAssignCommand.class,
            UserPasswordCommand.class,
            UserDisableCommand.class,
            UserEnableCommand.class
        })
public final class UserCommand {
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** Runs work on the accounts of a database, and closes everything afterwards. */
    static <T> T withPeople(DatabaseOptions options, Function<People, Future<T>> work) {
        return options.with(
                (vertx, database) -> DatabaseClock.read(database)
                        .compose(clock -> work.apply(
                                new People(database.pool(), new Passwords(vertx), clock, nodesLookAgain -> {}))),
                LONGEST);
    }

    /** The same for the account with that login, which must be there. */
    static <T> T withPerson(DatabaseOptions options, String login, BiFunction<People, Person, Future<T>> work) {
        return withPeople(options, people -> people.named(login).compose(person -> work.apply(people, person)));
    }

    /** The department and duty of a person, as typed; throws IllegalArgumentException that lists the right ones. */
    static Optional<Post> post(String department, String duty) {
        if (department == null && duty != null) {
            throw new IllegalArgumentException("--duty: say with --department where it is");
        }
        return Optional.ofNullable(department)
                .map(code -> new Post(code, Optional.ofNullable(duty).map(named -> Duty.of(named)
                        .orElseThrow(() ->
                                new IllegalArgumentException("--duty: " + named + " is none of supervisor, head")))));
    }
}
