package hotline.server;

import hotline.database.Database;
import hotline.database.DatabaseClock;
import hotline.failure.Failure;
import hotline.identity.Duty;
import hotline.identity.Passwords;
import hotline.identity.People;
import hotline.identity.Post;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;

/** {@code hotline user}: who may sign in. */
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

    /** Does something with the people of a database, and closes everything again. */
    static <T> T withPeople(DatabaseOptions options, Function<People, Future<T>> work) {
        try (var opened = options.open()) {
            var vertx = Vertx.vertx();
            var database = Database.open(vertx, opened.settings());
            try {
                return Blocking.await(
                        FirstConnection.to(vertx, database)
                                .compose(connected -> DatabaseClock.start(vertx, database))
                                .compose(clock -> work.apply(new People(database.pool(), new Passwords(vertx), clock))),
                        LONGEST);
            } catch (Failure refused) {
                throw new CommandFailed(inWords(refused));
            } finally {
                Blocking.await(database.close().eventually(vertx::close), LONGEST);
            }
        }
    }

    /** Where somebody works, as it was typed; throws IllegalArgumentException that says what would be right. */
    static Optional<Post> post(String department, String duty) {
        if (department == null && duty != null) {
            throw new IllegalArgumentException("--duty: say with --department where it is");
        }
        return Optional.ofNullable(department)
                .map(code -> new Post(code, Optional.ofNullable(duty).map(named -> Duty.of(named)
                        .orElseThrow(() ->
                                new IllegalArgumentException("--duty: " + named + " is none of supervisor, head")))));
    }

    private static String inWords(Failure refused) {
        return refused instanceof Failure.Invalid invalid
                ? invalid.fields().get(0).detail()
                : refused.getMessage();
    }
}
