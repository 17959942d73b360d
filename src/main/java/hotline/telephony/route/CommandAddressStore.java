package hotline.telephony.route;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;

/** Column {@code command_url} of {@code connector}. */
final class CommandAddressStore {
    private static final String READ = "SELECT command_url FROM connector WHERE code = $1 AND format <> 'by-hand'";

    private static final String WRITE =
            "UPDATE connector SET command_url = $2 WHERE code = $1 AND format <> 'by-hand' RETURNING command_url";

    private CommandAddressStore() {}

    /** Empty where there is no such connector. */
    static Future<Optional<Optional<String>>> read(SqlConnection connection, String connector) {
        return one(connection, READ, Tuple.of(connector));
    }

    static Future<Optional<Optional<String>>> write(
            SqlConnection transaction, String connector, Optional<String> address) {
        return one(transaction, WRITE, Tuple.of(connector, address.orElse(null)));
    }

    private static Future<Optional<Optional<String>>> one(SqlConnection connection, String sql, Tuple values) {
        return connection
                .preparedQuery(sql)
                .execute(values)
                .map(rows -> Rows.first(rows, row -> row.optionalText("command_url")));
    }
}
