package hotline.measures;

import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.TEXT;

import hotline.measures.MeasureQuery.Only;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;

/** Reads how long departments held complaints. */
final class HoldingStore {
    private record Asked(Period period, Only only) {}

    private static final Statement<Asked> HELD = Statement.of(
            """
            SELECT department, sum(cases)::bigint AS cases, sum(minutes)::bigint AS minutes, sum(late)::bigint AS late
            FROM measure_holding
            WHERE day BETWEEN :from AND :to
              AND (:type::text IS NULL OR type = :type)
              AND (:severity::text IS NULL OR severity = :severity)
              AND (:channel::text IS NULL OR channel = :channel)
            GROUP BY department
            ORDER BY department""",
            Parameters.<Asked>of()
                    .value("from", DATE, asked -> asked.period().from())
                    .value("to", DATE, asked -> asked.period().to())
                    .optional("type", TEXT, asked -> asked.only().type())
                    .optional("severity", TEXT, asked -> asked.only().severity())
                    .optional("channel", TEXT, asked -> asked.only().channel()));

    private HoldingStore() {}

    static Future<List<HeldTime>> held(SqlClient client, Period period, Only only) {
        return client.preparedQuery(HELD.sql())
                .execute(HELD.values(new Asked(period, only)))
                .map(rows -> Rows.all(
                        rows,
                        row -> new HeldTime(
                                row.text("department"),
                                row.number("cases"),
                                row.number("minutes"),
                                row.number("late"))));
    }
}
