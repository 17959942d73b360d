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
    private boolean closed;

    private TestDatabase(DatabaseSettings settings) {
        this.settings = settings;
        this.kept = new KeptConnection(settings);
    }

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

    /**
     * Removes all data that people and the server have written since the start; accounts and rules stay. First all work of the server
     * that has begun comes to its end, else it would write rows about what is gone. It is never waited for with some of the tables held,
     * since PostgreSQL would end it where it waits for those.
     */
    void empty() {
        execute("""
                DO $$
                DECLARE
                    emptied text;
                    written text;
                BEGIN
                    SELECT string_agg(oid::regclass::text, ', ') INTO emptied
                    FROM pg_class
                    WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
                    AND relname NOT IN ('flyway_schema_history', 'person', 'signing_key', 'policy_version',
                        'policy_in_force', 'calendar_version', 'rules_epoch', 'network_epoch', 'dimension', 'log_position');
                    FOR attempt IN 1..2000 LOOP
                        BEGIN
                            EXECUTE 'LOCK TABLE ' || emptied || ' NOWAIT';
                            EXIT;
                        EXCEPTION WHEN lock_not_available THEN
                            PERFORM pg_sleep(0.002);
                        END;
                    END LOOP;
                    -- A table of no length has no rows; to truncate it takes as long as if it had some.
                    SELECT string_agg(oid::regclass::text, ', ') INTO written
                    FROM pg_class
                    WHERE oid = ANY (string_to_array(emptied, ', ')::regclass[]) AND pg_relation_size(oid) > 0;
                    IF written IS NOT NULL THEN
                        EXECUTE 'TRUNCATE ' || written || ' CASCADE';
                    END IF;
                    UPDATE network_epoch SET epoch = epoch + 1;
                    INSERT INTO connector (code, name, format, zone, created_at)
                    VALUES ('by-hand', 'by hand', 'by-hand', 'Asia/Shanghai', now()) ON CONFLICT DO NOTHING;
                END $$""");
    }

    /** A setting of this database, for the sessions that begin from now on. */
    public void alter(String setting) {
        TestCluster.administer("ALTER DATABASE " + settings.database() + " " + setting);
        kept.close();
    }

    /** Lets the server's user set what only superusers may. */
    public void allowSetting(String parameter) {
        TestCluster.administer("GRANT SET ON PARAMETER " + parameter + " TO " + settings.user());
    }

    /** Ends all sessions of the database. */
    public void endSessions() {
        TestCluster.administer(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + settings.database() + "'");
    }

    /** Takes it away from a server that runs, and cuts off open sessions. */
    public void drop() {
        closed = true;
        kept.close();
        TestCluster.drop(settings.database());
    }

    /** Once all that a test has opened is closed. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            TestCluster.giveBack(settings.database(), kept);
        }
    }
}
