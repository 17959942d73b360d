package hotline.database.embedded;

import hotline.database.DatabaseSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A connection that is kept for the next statement, since opening one takes longer than most statements. While one
 * caller waits for an answer, others get separate connections. A statement that waits for a transaction of a server gives way before
 * PostgreSQL finds that they wait for each other, since it would end either of them, and is repeated.
 */
public final class KeptConnection implements AutoCloseable {
    private static final Set<String> IN_EACH_OTHERS_WAY = Set.of("40P01", "55P03");
    /** Shorter than deadlock_timeout. */
    private static final String GIVE_WAY = "SET lock_timeout = '100ms'";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final DatabaseSettings settings;
    private final ReentrantLock inUse = new ReentrantLock();
    private Optional<Connection> kept = Optional.empty();

    public KeptConnection(DatabaseSettings settings) {
        this.settings = settings;
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    public void execute(String sql) {
        with(sql, connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    /** The first column of the first row, as text; nothing where it is NULL. */
    public Optional<String> value(String sql) {
        return with(sql, connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                rows.next();
                return Optional.ofNullable(rows.getString(1));
            }
        });
    }

    private <T> T with(String sql, Work<T> work) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return once(work);
            } catch (SQLException failure) {
                if (System.nanoTime() > end || !IN_EACH_OTHERS_WAY.contains(failure.getSQLState())) {
                    throw new IllegalStateException(sql, failure);
                }
            }
        }
    }

    private <T> T once(Work<T> work) throws SQLException {
        if (inUse.tryLock()) {
            try {
                return work.on(connection());
            } finally {
                inUse.unlock();
            }
        }
        try (Connection another = open()) {
            return work.on(another);
        }
    }

    /** Another one where the database has closed it. */
    private Connection connection() throws SQLException {
        if (kept.isEmpty() || !kept.get().isValid(1)) {
            close();
            kept = Optional.of(open());
        }
        return kept.get();
    }

    private Connection open() throws SQLException {
        Connection opened = TestCluster.connect(settings);
        try (Statement statement = opened.createStatement()) {
            statement.execute(GIVE_WAY);
        }
        return opened;
    }

    @Override
    public void close() {
        inUse.lock();
        try {
            if (kept.isPresent()) {
                kept.get().close();
            }
        } catch (SQLException gone) {
            // The database has closed it.
        } finally {
            kept = Optional.empty();
            inUse.unlock();
        }
    }
}
