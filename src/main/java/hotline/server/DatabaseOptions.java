package hotline.server;

import hotline.database.DatabaseSettings;
import hotline.database.EmbeddedDatabase;
import hotline.database.Migrations;
import java.nio.file.Path;
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

    /** Blocks until the database is migrated; throws {@link hotline.database.DatabaseStartFailed} where it can't be used. */
    Opened open() {
        var opened = start();
        try {
            Migrations.apply(opened.settings());
            return opened;
        } catch (RuntimeException failed) {
            opened.close();
            throw failed;
        }
    }

    private Opened start() {
        var url = System.getenv("HOTLINE_DATABASE_URL");
        if (url != null && !url.isBlank()) {
            return new Opened(DatabaseSettings.fromUrl(url), () -> {});
        }
        var embedded = EmbeddedDatabase.start(data);
        return new Opened(embedded.settings(), embedded::close);
    }
}
