package hotline.database;

import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a database to this server's schema, from {@code db/migration}. Blocks: it runs before Vert.x starts. */
public final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private Migrations() {}

    /**
     * Checks that the database can be used at all, then migrates it. Several servers may do so at the same time.
     *
     * @throws DatabaseStartFailed if it can't; the message says what to do
     */
    public static void apply(DatabaseSettings settings) {
        long begun = System.nanoTime();
        DatabaseRequirements.check(settings);
        try {
            MigrateResult result = Flyway.configure()
                    .dataSource(settings.jdbcUrl(), settings.user(), settings.password())
                    .locations("classpath:db/migration")
                    .failOnMissingLocations(true)
                    .validateMigrationNaming(true)
                    .loggers("slf4j")
                    .load()
                    .migrate();
            LOG.info(
                    "Database schema is at version {} ({} migrations applied within {} ms)",
                    result.targetSchemaVersion == null ? result.initialSchemaVersion : result.targetSchemaVersion,
                    result.migrationsExecuted,
                    (System.nanoTime() - begun) / 1_000_000);
        } catch (FlywayException failure) {
            throw new DatabaseStartFailed(
                    "The database " + settings + " could not be brought to this release's schema: "
                            + failure.getMessage(),
                    failure);
        }
    }
}
