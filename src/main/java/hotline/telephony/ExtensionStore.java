package hotline.telephony;

import hotline.rows.Rows;
import hotline.rows.SqlType;
import hotline.telephony.Extensions.Extension;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    /** Whose it was until now, unless they keep it. */
    private static final String KEEP_PAST = """
            INSERT INTO past_extension (extension, person, until)
            SELECT extension, person, $3 FROM agent_extension WHERE extension = $1 AND person IS DISTINCT FROM $2
            ON CONFLICT DO NOTHING
            """;

    private ExtensionStore() {}

    static Future<List<Extension>> all(SqlClient client) {
        return client.preparedQuery(ALL)
                .execute()
                .map(rows -> Rows.all(
                        rows, row -> new Extension(row.text("extension"), row.number("person"), row.text("name"))));
    }

    /** @param next who has it from now on; empty: no one */
    static Future<Void> keepPast(SqlConnection transaction, String extension, Optional<Long> next, Instant now) {
        return transaction
                .preparedQuery(KEEP_PAST)
                .execute(Tuple.of(extension, next.orElse(null), SqlType.timestamptz(now)))
                .mapEmpty();
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
