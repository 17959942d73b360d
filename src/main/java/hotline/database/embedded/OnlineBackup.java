package hotline.database.embedded;

import hotline.database.DatabaseSettings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * PostgreSQL's side of a backup, which lasts as long as its one connection. A replication slot of that connection keeps
 * PostgreSQL from recycling the log that the copy needs; both vanish when the connection ends, however it ends.
 */
final class OnlineBackup implements AutoCloseable {
    private final Connection connection;
    private final CopyCheck.Floor floor;
    private final String begin;

    private OnlineBackup(Connection connection, CopyCheck.Floor floor, String begin) {
        this.connection = connection;
        this.floor = floor;
        this.begin = begin;
    }

    /**
     * @param segments names of the log files without which the copy is worth nothing
     * @param label tells PostgreSQL where to begin recovering; goes into the copy only
     */
    record End(List<String> segments, String label) {}

    static OnlineBackup begin(DatabaseSettings administrator) throws SQLException {
        Connection connection = administrator.withDatabase("hotline").connect(DatabaseSettings.LONG_WORK);
        try (Statement statement = connection.createStatement()) {
            CopyCheck.Floor floor = floor(statement);
            statement.execute(
                    "SELECT pg_create_physical_replication_slot('hotline_backup_' || pg_backend_pid(), true, true)");
            try (ResultSet started = statement.executeQuery("SELECT pg_backup_start('hotline', true)::text")) {
                started.next();
                return new OnlineBackup(connection, floor, started.getString(1));
            }
        } catch (SQLException | RuntimeException failure) {
            connection.close();
            throw failure;
        }
    }

    private static CopyCheck.Floor floor(Statement statement) throws SQLException {
        try (ResultSet table = statement.executeQuery("SELECT to_regclass('public.complaint') IS NOT NULL")) {
            table.next();
            if (!table.getBoolean(1)) {
                throw new BackupFailed("The database holds no tables of hotline yet; there is nothing to back up.");
            }
        }
        try (ResultSet counted = statement.executeQuery("SELECT clock_timestamp(), count(*) FROM complaint")) {
            counted.next();
            return new CopyCheck.Floor(
                    counted.getObject(1, OffsetDateTime.class).toInstant(), counted.getLong(2));
        }
    }

    /** The complaints acknowledged when it began. */
    CopyCheck.Floor floor() {
        return floor;
    }

    End end() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet stopped = statement.executeQuery("SELECT lsn::text, labelfile FROM pg_backup_stop(false)")) {
            stopped.next();
            return new End(segments(stopped.getString("lsn")), stopped.getString("labelfile"));
        }
    }

    private List<String> segments(String end) throws SQLException {
        List<String> names = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT pg_walfile_name('0/0'::pg_lsn + segment * size + 1)
                FROM (SELECT pg_size_bytes(current_setting('wal_segment_size'))::numeric AS size) AS log,
                     generate_series(trunc((?::pg_lsn - '0/0') / size), trunc((?::pg_lsn - '0/0' - 1) / size)) AS segment
                ORDER BY segment""")) {
            statement.setString(1, begin);
            statement.setString(2, end);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            }
        }
        return names;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
