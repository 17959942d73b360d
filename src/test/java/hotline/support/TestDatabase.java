package hotline.support;

import hotline.database.DatabaseSettings;
import hotline.database.embedded.KeptConnection;
import hotline.database.embedded.TestCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A migrated database of a test's own, on the one PostgreSQL of this test run.
 *
 * <pre>{@code
 * try (TestDatabase database = TestDatabase.fresh()) {
 *     Database.open(vertx, database.settings());
 * }
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {
    private static final AtomicInteger CREATED = new AtomicInteger();

    private final DatabaseSettings settings;
    private final KeptConnection kept;

    private TestDatabase(DatabaseSettings settings) {
        this.settings = settings;
        this.kept = new KeptConnection(settings);
    }

    /** Copies the migrated template, which takes some tens of milliseconds. */
    public static TestDatabase fresh() {
        String name = "test_" + CREATED.incrementAndGet();
        return new TestDatabase(TestCluster.create(name));
    }

    public DatabaseSettings settings() {
        return settings;
    }

    /** Blocking access for a test's own reads and preparations. */
    public Connection connection() throws SQLException {
        return TestCluster.connect(settings);
    }

    /** The first column of the first row, as text. */
    public String value(String sql) {
        return kept.value(sql).orElse(null);
    }

    public void execute(String sql) {
        kept.execute(sql);
    }

    /** Removes all data that people and the server have written since the start; accounts and rules stay. */
    void empty() {
        execute("""
                DO $$
                BEGIN
                    EXECUTE (
                        SELECT 'TRUNCATE ' || string_agg(quote_ident(tablename), ', ' ORDER BY tablename)
                        FROM pg_tables
                        WHERE schemaname = 'public'
                        AND tablename NOT IN ('flyway_schema_history', 'person', 'signing_key', 'policy_version',
                            'policy_in_force', 'calendar_version', 'rules_epoch', 'network_epoch', 'dimension', 'log_position'));
                    UPDATE network_epoch SET epoch = epoch + 1;
                END $$""");
    }

    /** A setting of this database, for the sessions that begin from now on. */
    public void alter(String setting) {
        TestCluster.administer("ALTER DATABASE " + settings.database() + " " + setting);
        kept.close();
    }

    /** Ends all sessions of the database. */
    public void endSessions() {
        TestCluster.administer(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + settings.database() + "'");
    }

    /** Drops the database and cuts off open sessions. */
    @Override
    public void close() {
        kept.close();
        TestCluster.administer("DROP DATABASE IF EXISTS " + settings.database() + " WITH (FORCE)");
    }
}
