package hotline.export;

import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** Kept files of exports and their filters, as far as they are about complaints whose data are erased. */
final class ErasedExportStore {
    /** By the register of looks, which says of each batch of a file which complaints and which customers are in it. There are files of a few days only. */
    private static final String HOLDING = """
            SELECT e.id, e.job
            FROM data_export e
            WHERE e.file_until IS NOT NULL AND EXISTS (
                SELECT FROM personal_data_access l
                WHERE l.at >= e.asked_at AND l.export = e.id AND (l.complaints && $1::bigint[] OR l.customers && $2::bigint[]))
            ORDER BY e.id
            """;

    private static final String LOCK_HOLDING = HOLDING + " FOR NO KEY UPDATE OF e";

    private static final String FORGET_SOUGHT = """
            UPDATE data_export e
            SET list = e.list - ARRAY['phone', 'waybill', 'search'], filters = e.filters - ARRAY['phone', 'waybill', 'search'],
                reason = CASE WHEN f.in_reason THEN '' ELSE e.reason END
            FROM (
                SELECT o.id, bool_or(position(v.value in o.reason) > 0) AS in_reason
                FROM data_export o, unnest($1::text[]) AS v (value)
                WHERE position(v.value in o.list::text) > 0 OR position(v.value in o.filters::text) > 0 OR position(v.value in o.reason) > 0
                GROUP BY o.id) f
            WHERE e.id = f.id
            """;

    private static final String ANY_ERASED = """
            SELECT EXISTS (
                SELECT FROM complaint c JOIN complaint_file l ON l.complaint = c.id JOIN erasure e ON l.file = ANY (e.files)
                WHERE c.id = ANY ($1) AND c.erased_at IS NOT NULL AND (e.finished_at IS NULL OR e.finished_at >= $2))
                OR EXISTS (SELECT FROM customer_file f WHERE f.id = ANY ($3) AND f.erased_at IS NOT NULL) AS erased
            """;

    /** A file, or one under way. */
    record Holding(long export, long job) {}

    Future<List<Holding>> holding(SqlConnection connection, List<Long> complaints, List<Long> customers) {
        return holding(connection, HOLDING, complaints, customers);
    }

    Future<List<Holding>> lockHolding(SqlConnection transaction, List<Long> complaints, List<Long> customers) {
        return holding(transaction, LOCK_HOLDING, complaints, customers);
    }

    private static Future<List<Holding>> holding(
            SqlConnection connection, String sql, List<Long> complaints, List<Long> customers) {
        return connection
                .preparedQuery(sql)
                .execute(Tuple.tuple()
                        .addArrayOfLong(complaints.toArray(Long[]::new))
                        .addArrayOfLong(customers.toArray(Long[]::new)))
                .map(rows -> Rows.all(rows, row -> new Holding(row.number("id"), row.number("job"))));
    }

    Future<Void> forgetSought(SqlConnection transaction, List<String> values) {
        return values.isEmpty()
                ? Future.succeededFuture()
                : transaction
                        .preparedQuery(FORGET_SOUGHT)
                        .execute(Tuple.of(values.toArray(String[]::new)))
                        .mapEmpty();
    }

    /**
     * Whether data of one of the complaints were erased since a snapshot was taken, or are just being erased.
     *
     * @param customers files that were not erased in the snapshot
     */
    Future<Boolean> anyErased(SqlConnection connection, List<Long> complaints, List<Long> customers, Instant since) {
        return connection
                .preparedQuery(ANY_ERASED)
                .execute(Tuple.of(complaints.toArray(Long[]::new), timestamptz(since), customers.toArray(Long[]::new)))
                .map(rows -> Rows.only(rows, row -> row.flag("erased")));
    }
}
