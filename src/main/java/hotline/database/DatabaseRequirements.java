package hotline.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The requirements on any PostgreSQL, checked once at start; otherwise garbled names would show them first. */
public final class DatabaseRequirements {
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseRequirements.class);
    private static final int OLDEST_VERSION = 160000;

    private DatabaseRequirements() {}

    public static void check(DatabaseSettings settings) {
        try (Connection connection = settings.connect(DatabaseSettings.AT_ONCE);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("""
                        SELECT current_setting('server_version_num')::int AS version,
                               current_setting('server_encoding')         AS encoding,
                               lower('É') = 'é'                         AS folds_accents,
                               '投诉' ~ '^\\w\\w$'                          AS knows_chinese,
                               char_length('投诉')                         AS characters,
                               pg_is_in_recovery()                        AS replica
                        """)) {
            found.next();
            require(
                    found.getInt("version") >= OLDEST_VERSION,
                    settings + " is too old; PostgreSQL 16 or newer is needed");
            require(
                    found.getString("encoding").equals("UTF8") && found.getInt("characters") == 2,
                    settings + " is not encoded in UTF8; " + remedy(settings));
            require(
                    found.getBoolean("folds_accents") && found.getBoolean("knows_chinese"),
                    settings + " has a locale that knows ASCII letters only; " + remedy(settings));
            require(!found.getBoolean("replica"), settings + " is a read replica; name the primary server");
            StatementLog.leak(settings, statement).ifPresent(LOG::warn);
        } catch (SQLException failure) {
            throw new DatabaseStartFailed(
                    "The database " + settings + " can't be reached: " + failure.getMessage()
                            + ". Check HOTLINE_DATABASE_URL, that the server runs, and that the user may connect.",
                    failure);
        }
    }

    private static String remedy(DatabaseSettings settings) {
        return "create it with CREATE DATABASE " + settings.database()
                + " TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'"
                + " (PostgreSQL 17 and newer: also LOCALE_PROVIDER builtin BUILTIN_LOCALE 'C.UTF-8')";
    }

    private static void require(boolean met, String complaint) {
        if (!met) {
            throw new DatabaseStartFailed("The database " + complaint + ".");
        }
    }
}
