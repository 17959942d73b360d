package hotline.telephony.figure;

import static hotline.rows.SqlType.BIGINT;

import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Adds facts of calls to sums of months. */
final class CallSumStore {
    /** Of a fact: its transaction, then its id. */
    record Place(long tx, long id) {}

    /** Facts from one place up to, not including, another. */
    record Stretch(Place from, Place until) {}

    /** @param hasFacts whether any fact is in it */
    record Ahead(Stretch stretch, boolean hasFacts, boolean isLast) {}

    private static final String BEGIN = """
            SET LOCAL work_mem = '64MB';
            INSERT INTO call_sum_place (tx, id) VALUES (0, 0) ON CONFLICT DO NOTHING""";

    private static final String CLAIM = "SELECT tx, id FROM call_sum_place FOR UPDATE SKIP LOCKED";

    /** Up to the oldest open transaction, as facts of later ones may still come. All facts of before there were sums are of one transaction. */
    private static final String AHEAD = """
            SELECT coalesce(full_at.tx, horizon.tx) AS until_tx, coalesce(full_at.id, 0) AS until_id, full_at.tx IS NULL AS is_last,
                   EXISTS (SELECT FROM call_fact WHERE (tx, id) >= ($1, $2) AND tx < horizon.tx) AS has_facts
            FROM (SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS tx) AS horizon
                LEFT JOIN LATERAL (
                    SELECT f.tx, f.id FROM call_fact f
                    WHERE (f.tx, f.id) >= ($1, $2) AND f.tx < horizon.tx
                    ORDER BY f.tx, f.id OFFSET $3 LIMIT 1) AS full_at ON true
            """;

    private static final Statement<Stretch> ADD = Statement.of(
            """
            INSERT INTO call_sum AS s (month, dimension, member, kind, about, judged, n, value)
            %s
            ORDER BY 1, 2, 3, 4, 5, 6
            ON CONFLICT (month, dimension, member, kind, about, judged) DO UPDATE SET n = s.n + excluded.n, value = s.value + excluded.value
            """.formatted(counted("(tx, id) >= (:fromTx, :fromId) AND (tx, id) < (:untilTx, :untilId)")),
            Parameters.<Stretch>of()
                    .value("fromTx", BIGINT, stretch -> stretch.from().tx())
                    .value("fromId", BIGINT, stretch -> stretch.from().id())
                    .value("untilTx", BIGINT, stretch -> stretch.until().tx())
                    .value("untilId", BIGINT, stretch -> stretch.until().id()));

    private static final String MOVE = "UPDATE call_sum_place SET tx = $1, id = $2";

    /** Kept sums that are not those of the facts. */
    private static final String DIFFERENCES = """
            SELECT 'sum of ' || month || ', dimension ' || dimension || ', member ' || member || ', ' || kind || ' ' || about || ' ' || judged AS sum
            FROM (%s) AS counted (month, dimension, member, kind, about, judged, n, value)
            FULL JOIN call_sum AS kept USING (month, dimension, member, kind, about, judged)
            WHERE coalesce(counted.n, 0) <> coalesce(kept.n, 0) OR coalesce(counted.value, 0) <> coalesce(kept.value, 0)
            """.formatted(counted(
            "(tx, id) < (coalesce((SELECT tx FROM call_sum_place), 0), coalesce((SELECT id FROM call_sum_place), 0))"));

    private CallSumStore() {}

    /** One reading of the facts for all sums. Missed calls are read from the facts, since what became of them changes. */
    private static String counted(String which) {
        return """
                SELECT month, %1$s, %2$s, kind, about, judged, sum(n)::bigint AS n, sum(n * value)::bigint AS value
                FROM (
                    SELECT date_trunc('month', day::timestamp)::date AS month, kind, about, %3$s AS judged, n, value, %4$s
                    FROM call_fact
                    WHERE kind <> 'missed' AND %5$s
                ) AS f
                GROUP BY GROUPING SETS ((month, kind, about, judged), %6$s)
                HAVING sum(n) <> 0 OR sum(n * value) <> 0""".formatted(
                        grouped(grain -> Integer.toString(grain.code()), "0"),
                        grouped(CallGrain::alias, "''"),
                        CallGrain.JUDGED,
                        parts(grain -> grain.column() + " AS " + grain.alias()),
                        which,
                        parts(grain -> "(month, kind, about, judged, " + grain.alias() + ")"));
    }

    private static String grouped(Function<CallGrain, String> then, String otherwise) {
        return CallGrain.parts().stream()
                .map(grain -> "WHEN GROUPING(" + grain.alias() + ") = 0 THEN " + then.apply(grain))
                .collect(Collectors.joining(" ", "CASE ", " ELSE " + otherwise + " END"));
    }

    private static String parts(Function<CallGrain, String> as) {
        return CallGrain.parts().stream().map(as).collect(Collectors.joining(", "));
    }

    /** From which place on facts are to be added; empty while another node adds some. */
    static Future<Optional<Place>> claim(SqlClient transaction) {
        return transaction
                .query(BEGIN)
                .execute()
                .compose(begun -> transaction.query(CLAIM).execute())
                .map(rows -> Rows.first(rows, row -> new Place(row.number("tx"), row.number("id"))));
    }

    /** @param most how many facts a stretch has at most */
    static Future<Ahead> ahead(SqlClient transaction, Place from, int most) {
        return transaction
                .preparedQuery(AHEAD)
                .execute(Tuple.of(from.tx(), from.id(), most))
                .map(rows -> Rows.only(
                        rows,
                        row -> new Ahead(
                                new Stretch(from, new Place(row.number("until_tx"), row.number("until_id"))),
                                row.flag("has_facts"),
                                row.flag("is_last"))));
    }

    static Future<Void> add(SqlClient transaction, Stretch stretch) {
        return transaction
                .preparedQuery(ADD.sql())
                .execute(ADD.values(stretch))
                .compose(added -> transaction
                        .preparedQuery(MOVE)
                        .execute(Tuple.of(stretch.until().tx(), stretch.until().id())))
                .mapEmpty();
    }

    static Future<List<String>> differences(SqlClient client) {
        return client.query(DIFFERENCES).execute().map(rows -> Rows.all(rows, row -> row.text("sum")));
    }
}
