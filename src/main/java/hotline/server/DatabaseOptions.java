package hotline.server;

import hotline.database.CommandDatabase;
import hotline.database.DatabaseSettings;
import hotline.database.EmbeddedDatabase;
import hotline.database.Migrations;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which database a command works on; shared by the commands that need one. */
final class DatabaseOptions {
    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "hotline-data",
            description = "Directory of the embedded PostgreSQL, used where HOTLINE_DATABASE_URL is not set."
                    + " Default: ${DEFAULT-VALUE}")
    private Path data;

    /** A database of this release's schema. Closing stops it where it is the embedded one. */
    record Opened(DatabaseSettings settings, Runnable closing) implements AutoCloseable {
        @Override
        public void close() {
            closing.run();
        }
    }

    /**
     * For a command: with the embedded database, that of the running server, else one of its own. Blocks until it is
     * migrated; throws {@link hotline.database.DatabaseStartFailed} where it can't be used. A signal to stop closes it.
     */
    Opened open() {
        var stop = new CleanStop();
        try {
            var opened = ofItsOwn().orElseGet(() -> {
                var embedded = CommandDatabase.open(data);
                return new Opened(embedded.settings(), embedded::close);
            });
            try {
                Migrations.apply(opened.settings());
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

    /** For a server: with the embedded database, refused where another process has it. Not migrated yet. */
    Opened start() {
        return ofItsOwn().orElseGet(() -> {
            var embedded = EmbeddedDatabase.start(data);
            return new Opened(embedded.settings(), embedded::close);
        });
    }

    /** The embedded database's directory; refused with what to do instead where the database is one of the house's own. */
    Path embedded(String instead) {
        ofItsOwn().ifPresent(own -> {
            throw new CommandFailed(
                    "HOTLINE_DATABASE_URL names " + own.settings() + ", a PostgreSQL of your own. " + instead + ".");
        });
        return data;
    }

    private static Optional<Opened> ofItsOwn() {
        return Optional.ofNullable(System.getenv("HOTLINE_DATABASE_URL"))
                .filter(url -> !url.isBlank())
                .map(url -> new Opened(DatabaseSettings.fromUrl(url), () -> {}));
    }
}
