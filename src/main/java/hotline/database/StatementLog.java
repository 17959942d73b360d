package hotline.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PostgreSQL's own log of the statements that it runs for us. Their parameters are customers' names, telephone numbers,
 * words and tracking codes, and an error's details quote whole rows. The embedded PostgreSQL is started without both;
 * for another one its superuser decides.
 */
final class StatementLog {
    private StatementLog() {}

    /** The advice for the operator where personal data may get into that log. */
    static Optional<String> leak(DatabaseSettings settings, Statement statement) throws SQLException {
        List<String> remedies = new ArrayList<>();
        try (ResultSet found = statement.executeQuery("""
                SELECT current_setting('log_parameter_max_length')          <> '0'     AS parameters,
                       current_setting('log_parameter_max_length_on_error') <> '0'     AS parameters_on_error,
                       current_setting('log_error_verbosity')               <> 'terse' AS details
                """)) {
            found.next();
            if (found.getBoolean("parameters")) {
                remedies.add("log_parameter_max_length = 0");
            }
            if (found.getBoolean("parameters_on_error")) {
                remedies.add("log_parameter_max_length_on_error = 0");
            }
            if (found.getBoolean("details")) {
                remedies.add("log_error_verbosity = terse");
            }
        }
        if (remedies.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder statements = new StringBuilder();
        for (String remedy : remedies) {
            statements
                    .append(" ALTER ROLE \"")
                    .append(settings.user())
                    .append("\" SET ")
                    .append(remedy)
                    .append(';');
        }
        return Optional.of("PostgreSQL's own log of " + settings + " may quote customers' names, telephone numbers and"
                + " tracking codes, with slow statements and with errors. Let its superuser run:" + statements);
    }
}
