package hotline.database.embedded;

import hotline.database.DatabaseSettings;
import hotline.database.DatabaseStartFailed;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a server could run a copied cluster: PostgreSQL is started on it, and every row of every table is read, with
 * the checksum of each page.
 */
final class CopyCheck {
    private CopyCheck() {}

    /** How many complaints the database held at a moment before the copy began. */
    record Floor(Instant at, long complaints) {}

    /** Leaves the copy recovered and stopped; throws {@link BackupFailed} where data is missing. */
    static BackupDescription of(Postmaster aside, RolePasswords passwords, Floor floor)
            throws IOException, SQLException {
        try {
            Postmaster.Running running = aside.startAside();
            return ask(passwords.ofSuperuser(running.port()).withDatabase("hotline"), floor);
        } catch (DatabaseStartFailed failure) {
            throw new BackupFailed("PostgreSQL does not start on the copy: " + failure.getMessage(), failure);
        } finally {
            aside.stop();
        }
    }

    private static BackupDescription ask(DatabaseSettings copy, Floor floor) throws SQLException {
        try (Connection connection = copy.connect(DatabaseSettings.LONG_WORK);
                Statement statement = connection.createStatement()) {
            Map<String, Long> rows = new HashMap<>();
            for (String table : tables(statement)) {
                rows.put(table, number(statement, "SELECT count(*) FROM public.\"" + table + '"'));
            }
            long complaints = rows.getOrDefault("complaint", 0L);
            if (complaints < floor.complaints()) {
                throw new BackupFailed("The copy holds " + complaints + " complaints, and there were "
                        + floor.complaints() + " when it was begun.");
            }
            return new BackupDescription(
                    floor.at(),
                    DataDirectory.MAJOR_VERSION,
                    BackupDescription.thisPlatform(),
                    (int) number(statement, "SELECT max(version::int) FROM flyway_schema_history WHERE success"),
                    complaints,
                    rows.getOrDefault("event", 0L),
                    rows.getOrDefault("person", 0L));
        }
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(
                "SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static long number(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
