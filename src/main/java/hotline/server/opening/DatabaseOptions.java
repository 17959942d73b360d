package hotline.server.opening;

import hotline.configuration.Environment;
import hotline.configuration.Setting;
import hotline.configuration.SettingOptions;
import hotline.database.Database;
import hotline.database.DatabaseLimits;
import hotline.database.DatabaseSettings;
import hotline.database.Migrations;
import hotline.database.embedded.CommandDatabase;
import hotline.database.embedded.EmbeddedDatabase;
import hotline.failure.Failure;
import hotline.failure.FailureText;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Options that select the database of a command; shared by the commands that need one. */
@Command
public final class DatabaseOptions {
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(30);

    private SettingOptions given;

    /** A mixin of a command. */
    public DatabaseOptions() {}

    public DatabaseOptions(SettingOptions given) {
        this.given = given;
    }

    @Spec(Spec.Target.MIXEE)
    private void addTo(CommandSpec command) {
        given = new SettingOptions(command, Environment.ofThisProcess());
        given.add(List.of(Setting.DATA));
    }

    private Path data() {
        return given.typed(Setting.DATA, Path.class).orElseThrow();
    }

    /** A database of this release's schema. Closing stops it where it is the embedded one. */
    public record Opened(DatabaseSettings settings, Runnable closing) implements AutoCloseable {
        @Override
        public void close() {
            closing.run();
        }
    }

    /**
     * For a command: the configured database, or the embedded one: that of the running server, else started for the
     * command. Blocks until it is migrated; throws {@link hotline.database.DatabaseStartFailed} where it can't be used.
     * A signal to stop closes it.
     */
    Opened open() {
        return open(Migrations::apply);
    }

    private Opened open(Consumer<DatabaseSettings> schema) {
        var stop = new CleanStop();
        try {
            var opened = configured().orElseGet(() -> {
                var embedded = CommandDatabase.open(data());
                return new Opened(embedded.settings(), embedded::close);
            });
            try {
                schema.accept(opened.settings());
            } catch (RuntimeException failed) {
                opened.close();
                throw failed;
            }
            return new Opened(opened.settings(), () -> {
                opened.close();
                stop.close();
            });
        } catch (RuntimeException failed) {
            stop.close();
            throw failed;
        }
    }

    @FunctionalInterface
    public interface Work<T> {
        Future<T> on(Vertx vertx, Database database);
    }

    /** Runs work on a database, and closes everything afterwards; a refusal becomes a message in words. */
    public <T> T with(Work<T> work, Duration longest) {
        return with(Migrations::apply, work, longest);
    }

    /** The same for a command that strangers start: it fails where the database has not this release's schema, and never brings it there. */
    public <T> T withItsSchema(Work<T> work, Duration longest) {
        return with(Migrations::require, work, longest);
    }

    private <T> T with(Consumer<DatabaseSettings> schema, Work<T> work, Duration longest) {
        try (var opened = open(schema)) {
            var vertx = Vertx.vertx();
            var connections = Database.open(vertx, opened.settings(), DatabaseLimits.forCommands());
            try {
                return Blocking.await(
                        FirstConnection.to(vertx, connections).compose(connected -> work.on(vertx, connections)),
                        longest);
            } catch (Failure refused) {
                throw new CommandFailed(inWords(refused));
            } finally {
                Blocking.await(connections.close().eventually(vertx::close), LONGEST_CLOSE);
            }
        }
    }

    private static String inWords(Failure refused) {
        return refused instanceof Failure.Invalid invalid
                ? invalid.fields().get(0).detail()
                : FailureText.of(refused);
    }

    /** For a server: with the embedded database, refused where another process has it. Not migrated yet. */
    Opened start() {
        return configured().orElseGet(() -> {
            var embedded = EmbeddedDatabase.start(data());
            return new Opened(embedded.settings(), embedded::close);
        });
    }

    /** The embedded database's directory; refused with an alternative where the database is a configured one. */
    public Path embedded(String instead) {
        configured().ifPresent(own -> {
            throw new CommandFailed(
                    "HOTLINE_DATABASE_URL names " + own.settings() + ", a PostgreSQL of your own. " + instead + ".");
        });
        return data();
    }

    private Optional<Opened> configured() {
        return given.text(Setting.DATABASE_URL).map(url -> new Opened(DatabaseSettings.fromUrl(url), () -> {}));
    }
}
