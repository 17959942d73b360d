package hotline.cli;

import hotline.callback.Callbacks;
import hotline.database.Database;
import hotline.database.DatabaseClock;
import hotline.floor.FloorRules;
import hotline.floor.Presence;
import hotline.identity.Duty;
import hotline.identity.Leaving;
import hotline.identity.Passwords;
import hotline.identity.People;
import hotline.identity.Person;
import hotline.identity.Post;
import hotline.policy.dispatch.DispatchRules;
import hotline.rules.HousePolicies;
import hotline.server.opening.DatabaseOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
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
        return withPeople(options, Optional.empty(), work);
    }

    /** The same, with no work before the department is known to be one of a policy in force. */
    static <T> T withPeople(DatabaseOptions options, Optional<Post> post, Function<People, Future<T>> work) {
        return options.with(
                (vertx, database) -> checkDepartment(vertx, database, post)
                        .compose(known -> DatabaseClock.read(database))
                        .compose(clock -> work.apply(new People(
                                database.pool(),
                                new Passwords(vertx),
                                clock,
                                nodesLookAgain -> {},
                                leaving(database.pool(), clock)))),
                LONGEST);
    }

    /** An account that is closed is off the floor in the same transaction; what the policy says does not matter to that. */
    private static Leaving leaving(Pool pool, InstantSource clock) {
        var floor = new Presence(pool, () -> new FloorRules(ZoneOffset.UTC, DispatchRules.NONE), clock, List.of());
        return (transaction, person, why) -> Callbacks.letGo(transaction, person, clock.instant())
                .compose(done -> floor.leave(transaction, person, why.code()));
    }

    /** Before a server's first start nothing says which departments there are. */
    private static Future<Void> checkDepartment(Vertx vertx, Database database, Optional<Post> post) {
        return post.isEmpty()
                ? Future.succeededFuture()
                : HousePolicies.of(vertx, database.pool()).compose(policies -> {
                    policies.ifPresent(known -> known.checkDepartment(post.get().department(), "--department"));
                    return Future.succeededFuture();
                });
    }

    /** The same for the account with that login, which must be there. */
    static <T> T withPerson(DatabaseOptions options, String login, BiFunction<People, Person, Future<T>> work) {
        return withPerson(options, Optional.empty(), login, work);
    }

    static <T> T withPerson(
            DatabaseOptions options, Optional<Post> post, String login, BiFunction<People, Person, Future<T>> work) {
        return withPeople(options, post, people -> people.named(login).compose(person -> work.apply(people, person)));
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
