package hotline.customer.lists;

import hotline.customer.Contact;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Table {@code customer_list_named}: whom lists name, in hashes only. */
final class NamedStore {
    private static final String NOTE = """
            INSERT INTO customer_list_named (list, hashes) SELECT $1, array_agg(hashtextextended(v, 0)) FROM unnest($2::text[]) v HAVING count(*) > 0
            """;

    private static final String WHOLE = "UPDATE customer_list SET named = true WHERE id = $1";

    /** Lists are kept for some days, so there are few. */
    private static final String NAMING = """
            WITH sought AS (
                SELECT array_agg(hashtextextended(v.value, 0)) AS hashes
                FROM (
                    SELECT 'file ' || f FROM unnest($1::bigint[]) f
                    UNION
                    SELECT unnest(ARRAY[name, credit_code, external_id]) FROM customer_file WHERE id = ANY ($1)
                    UNION
                    SELECT unnest(ARRAY[value, regexp_replace(value, '^\\+86', '')]) FROM customer_contact WHERE file = ANY ($1)) v (value)
                WHERE v.value <> '')
            SELECT l.id,
                   ARRAY(SELECT j.id FROM background_job j WHERE j.id IN (l.trial_job, l.take_job) AND j.state IN ('waiting', 'running')) AS jobs
            FROM customer_list l, sought s
            WHERE l.file_until IS NOT NULL
                AND (NOT l.named OR EXISTS (SELECT FROM customer_list_named n WHERE n.list = l.id AND n.hashes && s.hashes))
            ORDER BY l.id
            """;

    /** The file's name may be the customer's. */
    private static final String FORGET = "UPDATE customer_list SET file_name = '', titles = '{}' WHERE id = ANY ($1)";

    /** @param jobs that are under way */
    record Naming(long list, List<Long> jobs) {}

    private NamedStore() {}

    /** What names the customers of some rows. Of a refused row it may be any cell. */
    static Future<Void> note(
            SqlConnection transaction, long list, List<ListRow> rows, List<ListBatch.Refusal> refused) {
        var values = new HashSet<String>();
        rows.forEach(row -> add(values, row.read()));
        refused.forEach(one ->
                values.addAll(one.row().cells().stream().map(String::strip).toList()));
        values.remove("");
        return transaction
                .preparedQuery(NOTE)
                .execute(Tuple.of(list).addArrayOfString(values.toArray(String[]::new)))
                .mapEmpty();
    }

    private static void add(Set<String> values, ListedRow row) {
        row.contacts().stream().map(Contact.Draft::value).forEach(values::add);
        row.externalId().ifPresent(values::add);
        row.creditCode().ifPresent(values::add);
        row.customer().ifPresent(file -> values.add("file " + file));
    }

    /** All rows are noted. */
    static Future<Void> whole(SqlConnection transaction, long list) {
        return transaction.preparedQuery(WHOLE).execute(Tuple.of(list)).mapEmpty();
    }

    static Future<List<Naming>> naming(SqlConnection transaction, List<Long> files) {
        return transaction
                .preparedQuery(NAMING)
                .execute(Tuple.tuple().addArrayOfLong(files.toArray(Long[]::new)))
                .map(rows -> Rows.all(rows, row -> new Naming(row.number("id"), row.numbers("jobs"))));
    }

    static Future<Void> forget(SqlConnection transaction, List<Long> lists) {
        return transaction
                .preparedQuery(FORGET)
                .execute(Tuple.tuple().addArrayOfLong(lists.toArray(Long[]::new)))
                .compose(forgotten -> ListStore.deleteFiles(transaction, lists));
    }
}
