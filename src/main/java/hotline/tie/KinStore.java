package hotline.tie;

import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Table {@code customer_kin}. */
final class KinStore {
    /** Of all merged files of a customer, seen from both sides; the other customers as they are now. */
    private static final String OF_FILES = """
            SELECT k.id, f.id AS file, k.relation, k.is_inverse, f.name
            FROM (
                SELECT k.id, k.other AS file, k.relation, false AS is_inverse FROM customer_kin k
                WHERE k.file = ANY ($1) AND k.ended_at IS NULL
                UNION ALL
                SELECT k.id, k.file, k.relation, true FROM customer_kin k
                WHERE k.other = ANY ($1) AND k.ended_at IS NULL
            ) k
                LEFT JOIN file_root r ON r.file = k.file
                JOIN customer_file f ON f.id = coalesce(r.root, k.file)
            WHERE f.id <> ALL ($1)
            ORDER BY k.id
            """;

    /** Neither may be a file of the same customer, and each pair of customers is related once. */
    private static final String ADD = """
            INSERT INTO customer_kin (file, other, relation, added_by, added_at)
            SELECT $1::bigint, ($3::bigint[])[1], $4::text, $5::bigint, $6::timestamptz
            WHERE NOT $3 && $2 AND NOT EXISTS (
                SELECT FROM customer_kin k
                WHERE k.ended_at IS NULL
                    AND ((k.file = ANY ($2) AND k.other = ANY ($3)) OR (k.other = ANY ($2) AND k.file = ANY ($3))))
            ON CONFLICT DO NOTHING
            RETURNING id
            """;

    private static final String END = """
            UPDATE customer_kin SET ended_by = $3, ended_at = $4
            WHERE id = ANY ($2) AND ended_at IS NULL AND (file = ANY ($1) OR other = ANY ($1))
            RETURNING id
            """;

    private KinStore() {}

    /** Each relation once, though several of the merged files have it. */
    static Future<List<Kin>> of(SqlClient client, List<Long> files) {
        return all(client, files).map(found -> {
            var once = new ArrayList<Kin>();
            for (Kin kin : found) {
                if (once.stream().noneMatch(kin::isSame)) {
                    once.add(kin);
                }
            }
            return once;
        });
    }

    private static Future<List<Kin>> all(SqlClient client, List<Long> files) {
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

    /**
     * @param others the other customer's files, the one that stays first
     * @param relation what the other customer is to that of the files
     */
    static Future<Boolean> add(
            SqlClient transaction, List<Long> files, List<Long> others, Relation relation, long by, Instant at) {
        var values = Tuple.of(
                files.get(0),
                files.toArray(Long[]::new),
                others.toArray(Long[]::new),
                relation.inverse().code(),
                by,
                timestamptz(at));
        return transaction.preparedQuery(ADD).execute(values).map(KinStore::isDone);
    }

    /** With the same relation of other files of both customers. */
    static Future<Boolean> end(SqlClient transaction, List<Long> files, long kin, long by, Instant at) {
        return all(transaction, files)
                .map(found -> found.stream()
                        .filter(one -> one.id() == kin)
                        .findFirst()
                        .map(named -> found.stream().filter(named::isSame).map(Kin::id))
                        .orElseGet(Stream::empty)
                        .toArray(Long[]::new))
                .compose(ids -> transaction
                        .preparedQuery(END)
                        .execute(Tuple.of(files.toArray(Long[]::new), ids, by, timestamptz(at))))
                .map(KinStore::isDone);
    }

    private static boolean isDone(RowSet<Row> rows) {
        return Rows.first(rows, row -> row.number("id")).isPresent();
    }
}
