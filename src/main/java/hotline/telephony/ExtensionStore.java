package hotline.telephony;

import hotline.rows.Rows;
import hotline.telephony.Extensions.Extension;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Table {@code agent_extension}. */
final class ExtensionStore {
    private static final String ALL = """
            SELECT e.extension, e.person, p.name FROM agent_extension e JOIN person p ON p.id = e.person
            ORDER BY length(e.extension), e.extension
            LIMIT 2000
            """;

    private static final String PUT = """
            INSERT INTO agent_extension (extension, person) SELECT $1, id FROM person WHERE id = $2 AND enabled AND role IN ('agent', 'supervisor')
            ON CONFLICT (extension) DO UPDATE SET person = excluded.person
            RETURNING person
            """;

    private ExtensionStore() {}

    static Future<List<Extension>> all(SqlClient client) {
        return client.preparedQuery(ALL)
                .execute()
                .map(rows -> Rows.all(
                        rows, row -> new Extension(row.text("extension"), row.number("person"), row.text("name"))));
    }

    static Future<Boolean> put(SqlConnection transaction, String extension, long person) {
        return transaction
                .preparedQuery(PUT)
                .execute(Tuple.of(extension, person))
                .map(rows -> rows.rowCount() > 0);
    }

    static Future<Void> remove(SqlConnection transaction, String extension) {
        return transaction
                .preparedQuery("DELETE FROM agent_extension WHERE extension = $1")
                .execute(Tuple.of(extension))
                .mapEmpty();
    }
}
