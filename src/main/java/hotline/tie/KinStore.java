package hotline.tie;

import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** Table {@code customer_kin}. */
final class KinStore {
    /** Of all merged files of a customer, seen from both sides. */
    private static final String OF_FILES = """
            SELECT k.id, k.other AS file, k.relation, false AS is_inverse, f.name
            FROM customer_kin k JOIN customer_file f ON f.id = k.other
            WHERE k.file = ANY ($1) AND k.ended_at IS NULL
            UNION ALL
            SELECT k.id, k.file, k.relation, true, f.name
            FROM customer_kin k JOIN customer_file f ON f.id = k.file
            WHERE k.other = ANY ($1) AND k.ended_at IS NULL
            ORDER BY id
            """;

    /** Neither may be a file of the same customer, and each pair of customers is related once. */
    private static final String ADD = """
            INSERT INTO customer_kin (file, other, relation, added_by, added_at)
            SELECT $1::bigint, $3::bigint, $4::text, $5::bigint, $6::timestamptz
            WHERE $3 <> ALL ($2) AND NOT EXISTS (
                SELECT FROM customer_kin k
                WHERE k.ended_at IS NULL
                    AND ((k.file = ANY ($2) AND k.other = $3) OR (k.other = ANY ($2) AND k.file = $3)))
            ON CONFLICT DO NOTHING
            RETURNING id
            """;

    private static final String END = """
            UPDATE customer_kin SET ended_by = $3, ended_at = $4
            WHERE id = $2 AND ended_at IS NULL AND (file = ANY ($1) OR other = ANY ($1))
            RETURNING id
            """;

    private KinStore() {}

    static Future<List<Kin>> of(SqlClient client, List<Long> files) {
        return client.preparedQuery(OF_FILES)
                .execute(Tuple.of(files.toArray(Long[]::new)))
                .map(rows -> Rows.all(rows, row -> {
                    var stored = row.code("relation", Relation::of);
                    return new Kin(
                            row.number("id"),
                            row.number("file"),
                            row.text("name"),
                            row.flag("is_inverse") ? stored : stored.inverse());
                }));
    }

    /** @param relation what the other customer is to that of the files */
    static Future<Boolean> add(
            SqlClient transaction, List<Long> files, long file, long other, Relation relation, long by, Instant at) {
        var values = Tuple.of(
                file, files.toArray(Long[]::new), other, relation.inverse().code(), by, timestamptz(at));
        return transaction.preparedQuery(ADD).execute(values).map(KinStore::isDone);
    }

    static Future<Boolean> end(SqlClient transaction, List<Long> files, long kin, long by, Instant at) {
        return transaction
                .preparedQuery(END)
                .execute(Tuple.of(files.toArray(Long[]::new), kin, by, timestamptz(at)))
                .map(KinStore::isDone);
    }

    private static boolean isDone(RowSet<Row> rows) {
        return Rows.first(rows, row -> row.number("id")).isPresent();
    }
}
