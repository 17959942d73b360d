package hotline.measures.facts;

import hotline.log.reading.LogPosition;
import hotline.measures.facts.RollUpStore.Stretch;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Adds facts to the stocks at the ends of months. A fact changes the end of its month and of all months after it, so that the
 * stock at any end is there without any later change, and with all dimensions.
 */
final class MonthEndStore {
    private static final String DIMENSIONS =
            Dimension.STORED.stream().map(Dimension::column).collect(Collectors.joining(", "));

    private static final String BEGIN = "INSERT INTO month_stock_place (tx, id) VALUES (0, 0) ON CONFLICT DO NOTHING";

    private static final String CLAIM = "SELECT tx, id FROM month_stock_place FOR UPDATE SKIP LOCKED";

    private static final String CHANGED = """
            SELECT date_trunc('month', day::timestamp)::date AS month, kind, %1$s, sum(n)::int AS n
            FROM fact
            WHERE kind IN %2$s AND %3$s
            GROUP BY 1, kind, %1$s
            HAVING sum(n) <> 0""";

    /** The ends of months without a change, and of the first month with one, begin as the end before them. */
    private static final Statement<Stretch> CARRY =
            Statement.of("""
            WITH until AS MATERIALIZED (
                SELECT max(date_trunc('month', day::timestamp)::date) AS latest FROM fact WHERE kind IN %2$s AND %3$s
            ), carried AS (
                INSERT INTO month_stock (month, kind, %1$s, n)
                SELECT later::date, kind, %1$s, n
                FROM month_stock_place AS place, until, month_stock AS e,
                    LATERAL generate_series(place.latest + interval '1 month', until.latest::timestamp, interval '1 month') AS later
                WHERE e.month = place.latest
            )
            UPDATE month_stock_place AS place SET latest = until.latest
            FROM until
            WHERE until.latest > coalesce(place.latest, '-infinity')""".formatted(DIMENSIONS, FactKind.stocks(), RollUpStore.OF_STRETCH), RollUpStore.STRETCH);

    private static final Statement<Stretch> ADD = Statement.of(
            """
            WITH changed AS MATERIALIZED (
                %2$s
            )
            INSERT INTO month_stock AS m (month, kind, %1$s, n)
            SELECT ended::date, kind, %1$s, sum(n)
            FROM changed, month_stock_place AS place, LATERAL generate_series(month::timestamp, place.latest::timestamp, interval '1 month') AS ended
            GROUP BY 1, kind, %1$s
            HAVING sum(n) <> 0
            ORDER BY 1, kind, %1$s
            ON CONFLICT (month, kind, %1$s) DO UPDATE SET n = m.n + excluded.n""".formatted(DIMENSIONS, CHANGED.formatted(DIMENSIONS, FactKind.stocks(), RollUpStore.OF_STRETCH)),
            RollUpStore.STRETCH);

    private static final String FORGET_GONE = "DELETE FROM month_stock WHERE n = 0";

    private static final Statement<Stretch> MOVE =
            Statement.of("UPDATE month_stock_place SET tx = :untilTx, id = :untilId", RollUpStore.STRETCH);

    /** Kept stocks that are not those of the facts. */
    private static final String DIFFERENCES =
            """
            WITH changed AS MATERIALIZED (
                %2$s
            )
            SELECT 'stock at the end of ' || month || ', kind ' || kind || ', branch ' || branch || ', type ' || type || ', severity '
                || severity || ', agent ' || agent AS stock
            FROM (
                SELECT ended::date AS month, kind, %1$s, sum(n) AS n
                FROM changed,
                    LATERAL generate_series(month::timestamp, (SELECT latest::timestamp FROM month_stock_place), interval '1 month') AS ended
                GROUP BY 1, kind, %1$s
                HAVING sum(n) <> 0
            ) AS counted
            FULL JOIN month_stock AS kept USING (month, kind, %1$s)
            WHERE coalesce(counted.n, 0) <> coalesce(kept.n, 0)""".formatted(DIMENSIONS, CHANGED.formatted(DIMENSIONS, FactKind.stocks(), """
                            (tx, id) < (coalesce((SELECT tx FROM month_stock_place), 0), coalesce((SELECT id FROM month_stock_place), 0))"""));

    private MonthEndStore() {}

    /** Up to where facts have been added; empty while another node adds some. */
    static Future<Optional<LogPosition>> claim(SqlClient transaction) {
        return transaction
                .query(BEGIN)
                .execute()
                .compose(begun -> transaction.query(CLAIM).execute())
                .map(rows -> Rows.first(rows, RollUpStore::place));
    }

    static Future<Void> add(SqlClient transaction, Stretch stretch) {
        return execute(transaction, CARRY, stretch)
                .compose(carried -> execute(transaction, ADD, stretch))
                .compose(added -> transaction.query(FORGET_GONE).execute())
                .compose(forgotten -> execute(transaction, MOVE, stretch));
    }

    private static Future<Void> execute(SqlClient transaction, Statement<Stretch> statement, Stretch stretch) {
        return transaction
                .preparedQuery(statement.sql())
                .execute(statement.values(stretch))
                .mapEmpty();
    }

    static Future<List<String>> differences(SqlClient transaction) {
        return transaction.query(DIFFERENCES).execute().map(rows -> Rows.all(rows, row -> row.text("stock")));
    }
}
