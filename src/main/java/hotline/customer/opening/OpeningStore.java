package hotline.customer.opening;

import static hotline.rows.SqlType.timestamptz;

import hotline.customer.opening.FileOpening.Newcomer;
import hotline.rows.Rows;
import hotline.rows.SqlValue;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;

/** Makes rows of a file that a person opens. */
final class OpeningStore {
    /** Two records of callers on one number make one file. */
    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtextextended('file opening ' || $1, 0))";

    private static final String MAKE = """
            INSERT INTO customer_file (kind, name, language, created_at, last_contact_at, edited, tended_at)
            VALUES ($1, $2, $3, $4, $4, true, $4)
            RETURNING id
            """;

    private static final String KEYS = """
            INSERT INTO customer_name_key (key, file) SELECT key, $2 FROM unnest($1::text[]) AS n (key) ON CONFLICT DO NOTHING
            """;

    private static final String REACH =
            "INSERT INTO customer_contact (file, kind, value, extension, since) VALUES ($1, $2, $3, $4, $5)";

    private OpeningStore() {}

    static Future<Void> lock(SqlConnection transaction, String phone) {
        return transaction.preparedQuery(LOCK).execute(Tuple.of(phone)).mapEmpty();
    }

    static Future<Long> make(SqlConnection transaction, Newcomer newcomer) {
        return transaction
                .preparedQuery(MAKE)
                .execute(Tuple.of(
                        newcomer.kind().code(), newcomer.name(), newcomer.language(), timestamptz(newcomer.at())))
                .map(rows -> Rows.only(rows, row -> row.number("id")));
    }

    static Future<Void> name(SqlConnection transaction, long file, Collection<String> keys) {
        return transaction
                .preparedQuery(KEYS)
                .execute(Tuple.of(keys.toArray(String[]::new), file))
                .mapEmpty();
    }

    static Future<Void> reach(SqlConnection transaction, long file, Newcomer newcomer) {
        var rows = newcomer.contacts().stream()
                .map(contact -> Tuple.of(
                        file,
                        contact.kind().code(),
                        contact.value(),
                        SqlValue.orNull(contact.extension()),
                        timestamptz(newcomer.at())))
                .toList();
        return transaction.preparedQuery(REACH).executeBatch(rows).mapEmpty();
    }
}
