package hotline.customer.duplicate;

import static hotline.customer.duplicate.HintStore.ids;
import static hotline.rows.SqlType.timestamptz;

import hotline.rows.Fields;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.List;

/** Hints that no person has decided, and what people decide. */
final class OpenHintStore {
    /** Open pairs of two customers who are both found, unless people said of any of their files that they are two. */
    private static final String OPEN = """
            SELECT h.id, h.score, h.reasons, h.at, r.one, r.other
            FROM duplicate_hint h
                JOIN customer_file fa ON fa.id = h.a AND fa.set_aside_at IS NULL
                JOIN customer_file fb ON fb.id = h.b AND fb.set_aside_at IS NULL,
                LATERAL (
                    SELECT coalesce((SELECT root FROM file_root WHERE file = h.a), h.a) AS one,
                           coalesce((SELECT root FROM file_root WHERE file = h.b), h.b) AS other) r,
                LATERAL (SELECT ARRAY[r.one] || ARRAY(SELECT file FROM file_root WHERE root = r.one) AS ones,
                                ARRAY[r.other] || ARRAY(SELECT file FROM file_root WHERE root = r.other) AS others) f
            WHERE h.state = 'open' AND r.one <> r.other %s
                AND NOT EXISTS (
                    SELECT FROM duplicate_hint d
                    WHERE d.state IN ('dismissed', 'undone')
                        AND (d.a = ANY (f.ones) AND d.b = ANY (f.others) OR d.a = ANY (f.others) AND d.b = ANY (f.ones)))
            ORDER BY h.score DESC, h.id DESC
            LIMIT $1
            """;

    private static final String LISTED = OPEN.formatted("AND (h.score, h.id) < ($2::smallint, $3::bigint)");

    private static final String OF_FILES = OPEN.formatted("AND (h.a = ANY ($2) OR h.b = ANY ($2))");

    private static final String DISMISS = """
            UPDATE duplicate_hint SET state = 'dismissed', by = $3, at = $4
            WHERE state = 'open' AND (a = ANY ($1) AND b = ANY ($2) OR a = ANY ($2) AND b = ANY ($1))
            """;

    /** Also where no program has found them alike yet. */
    private static final String NEVER = """
            INSERT INTO duplicate_hint (a, b, score, reasons, rule, state, by, at)
            VALUES (least($1::bigint, $2::bigint), greatest($1::bigint, $2::bigint), 0, '{}', 0, 'dismissed', $3, $4)
            ON CONFLICT (a, b) DO UPDATE SET state = 'dismissed', by = excluded.by, at = excluded.at WHERE duplicate_hint.state = 'open'
            """;

    private OpenHintStore() {}

    /** The likeliest first. */
    static Future<List<DuplicateHint.Stored>> open(SqlConnection connection, DuplicateHint.Place after, int most) {
        return connection
                .preparedQuery(LISTED)
                .execute(Tuple.of(most, after.score(), after.id()))
                .map(rows -> Rows.all(rows, OpenHintStore::stored));
    }

    static Future<List<DuplicateHint.Stored>> of(SqlConnection connection, List<Long> files, int most) {
        return connection
                .preparedQuery(OF_FILES)
                .execute(Tuple.of(most).addArrayOfLong(ids(files)))
                .map(rows -> Rows.all(rows, OpenHintStore::stored));
    }

    private static DuplicateHint.Stored stored(Fields row) {
        return new DuplicateHint.Stored(
                row.number("id"),
                row.integer("score"),
                row.texts("reasons"),
                row.instant("at"),
                row.number("one"),
                row.number("other"));
    }

    /** @param files of one customer, the root first; so are the others */
    static Future<Void> dismiss(SqlConnection transaction, List<Long> files, List<Long> others, long by, Instant at) {
        return transaction
                .preparedQuery(DISMISS)
                .execute(Tuple.of(ids(files), ids(others), by, timestamptz(at)))
                .compose(dismissed -> transaction
                        .preparedQuery(NEVER)
                        .execute(Tuple.of(files.get(0), others.get(0), by, timestamptz(at))))
                .mapEmpty();
    }
}
