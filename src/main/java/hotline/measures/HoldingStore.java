package hotline.measures;

import hotline.measures.MeasureQuery.Only;
import hotline.rows.Rows;
import hotline.rows.SqlValue;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Reads how long departments held complaints. */
final class HoldingStore {
    private static final String HELD = """
            SELECT department, sum(cases)::bigint AS cases, sum(minutes)::bigint AS minutes, sum(late)::bigint AS late
            FROM measure_holding
            WHERE day BETWEEN $1 AND $2
              AND ($3::text IS NULL OR type = $3) AND ($4::text IS NULL OR severity = $4)
              AND ($5::text IS NULL OR channel = $5)
            GROUP BY department
            ORDER BY department""";

    private HoldingStore() {}

    static Future<List<HeldTime>> held(SqlClient client, Period period, Only only) {
        var parameters = Tuple.of(
                period.from(),
                period.to(),
                SqlValue.orNull(only.type()),
                SqlValue.orNull(only.severity()),
                SqlValue.orNull(only.channel()));
        return client.preparedQuery(HELD)
                .execute(parameters)
                .map(rows -> Rows.all(
                        rows,
                        row -> new HeldTime(
                                row.text("department"),
                                row.number("cases"),
                                row.number("minutes"),
                                row.number("late"))));
    }
}
