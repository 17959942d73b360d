package hotline.database.embedded;

import hotline.database.DatabaseSettings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A connection that is kept for the next statement, since opening one takes longer than most statements. While one
 * caller waits for an answer, others get separate connections. A statement that PostgreSQL ends because it and a
 * transaction of a server wait for each other is repeated.
 */
public final class KeptConnection implements AutoCloseable {
    private static final String DEADLOCK = "40P01";
    private static final int MOST_ATTEMPTS = 5;

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
        for (int attempt = 1; ; attempt++) {
            try {
                return once(work);
            } catch (SQLException failure) {
                if (attempt == MOST_ATTEMPTS || !DEADLOCK.equals(failure.getSQLState())) {
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
        try (Connection another = TestCluster.connect(settings)) {
            return work.on(another);
        }
    }

    /** Another one where the database has closed it. */
    private Connection connection() throws SQLException {
        if (kept.isEmpty() || !kept.get().isValid(1)) {
            close();
            kept = Optional.of(TestCluster.connect(settings));
        }
        return kept.get();
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
