package hotline.database;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.flywaydb.core.api.output.MigrateResult;
import org.flywaydb.core.api.pattern.ValidatePattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a database to this server's schema, from {@code db/migration}. Blocks: it runs before Vert.x starts. */
public final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private static final String FOLDER = "db/migration";
    private static final Pattern VERSION = Pattern.compile("^V(\\d+)__");

    private Migrations() {}

    /**
     * Checks that the database can be used at all, then migrates it. Several servers may do so at the same time.
     *
     * @throws DatabaseStartFailed if it can't; the message says what to do
     */
    public static void apply(DatabaseSettings settings) {
        apply(settings, DatabaseSettings.LONG_WORK);
    }

    /** @param silence how long PostgreSQL may take for one statement of a migration */
    static void apply(DatabaseSettings settings, Duration silence) {
        long begun = System.nanoTime();
        DatabaseRequirements.check(settings);
        Flyway flyway = flyway(settings, silence);
        try {
            MigrateResult result = flyway.migrate();
            LOG.info(
                    "Database schema is at version {} ({} migrations applied within {} ms)",
                    result.targetSchemaVersion == null ? result.initialSchemaVersion : result.targetSchemaVersion,
                    result.migrationsExecuted,
                    (System.nanoTime() - begun) / 1_000_000);
        } catch (FlywayValidateException unlike) {
            throw newerSchema(settings, flyway).orElseGet(() -> notApplied(settings, unlike));
        } catch (FlywayException failure) {
            throw notApplied(settings, failure);
        }
    }

    private static Flyway flyway(DatabaseSettings settings, Duration silence) {
        // Not as a data source of the driver: Flyway goes through its long address for passwords in a tenth of a
        // second.
        return configuration()
                .dataSource(settings.jdbcUrl(), settings.user(), settings.password())
                .jdbcProperties(DatabaseSettings.limits(silence))
                .load();
    }

    /**
     * For work that others start at any time: changes nothing.
     *
     * @throws DatabaseStartFailed if the schema is older or newer than that of this release
     */
    public static void require(DatabaseSettings settings) {
        DatabaseRequirements.check(settings);
        try {
            flyway(settings, DatabaseSettings.LONG_WORK).validate();
        } catch (FlywayException unlike) {
            throw new DatabaseStartFailed(
                    "The database " + settings + " does not have this release's schema, version " + newestKnown()
                            + ". A server or another command of the release that is to run brings it there.",
                    unlike);
        }
    }

    private static DatabaseStartFailed notApplied(DatabaseSettings settings, FlywayException failure) {
        return new DatabaseStartFailed(
                "The database " + settings + " could not be brought to this release's schema: " + failure.getMessage(),
                failure);
    }

    private static Optional<DatabaseStartFailed> newerSchema(DatabaseSettings settings, Flyway flyway) {
        return Arrays.stream(flyway.info().applied())
                .filter(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS)
                .max(Comparator.comparing(MigrationInfo::getVersion))
                .map(newest -> new DatabaseStartFailed("The database " + settings + " was brought to schema version "
                        + newest.getVersion() + " (“" + newest.getDescription() + "”) by a newer hotline, and this"
                        + " one knows versions up to " + newestKnown() + ". Start the newer release again. To go"
                        + " back to this one, bring back a backup from before the update: hotline restore DIR for the"
                        + " embedded database."));
    }

    /** Version of the newest migration that this release brings. */
    public static int newestKnown() {
        URL folder = Objects.requireNonNull(Migrations.class.getResource("/" + FOLDER), FOLDER);
        try {
            if (!folder.getProtocol().equals("jar")) {
                return newest(Path.of(folder.toURI()));
            }
            try (FileSystem jar = FileSystems.newFileSystem(folder.toURI(), Map.of())) {
                return newest(jar.getPath(FOLDER));
            }
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static int newest(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> VERSION.matcher(file.getFileName().toString()))
                    .filter(Matcher::find)
                    .mapToInt(version -> Integer.parseInt(version.group(1)))
                    .max()
                    .orElseThrow();
        }
    }

    private static FluentConfiguration configuration() {
        return Flyway.configure()
                .locations("classpath:" + FOLDER)
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                // Without exceptions: this release can't know what a newer schema needs.
                .ignoreMigrationPatterns(new ValidatePattern[0])
                .loggers("slf4j");
    }
}
