package hotline.measures;

import hotline.measures.Question.Only;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
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
                only.type().orElse(null),
                only.severity().orElse(null),
                only.channel().orElse(null));
        return client.preparedQuery(HELD).execute(parameters).map(rows -> {
            var held = new ArrayList<HeldTime>(rows.size());
            rows.forEach(row -> held.add(new HeldTime(
                    row.getString("department"), row.getLong("cases"), row.getLong("minutes"), row.getLong("late"))));
            return held;
        });
    }
}
