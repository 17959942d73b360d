package hotline.measures.breakdown;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INT;

import hotline.failure.Expected;
import hotline.measures.breakdown.BehindQuery.Part;
import hotline.measures.facts.Figure;
import hotline.paging.Page;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the complaints of facts. */
final class BehindStore {
    private record Asked(BehindQuery query, Instant now) {}

    private record Which(Measure measure, Part part) {}

    private static final Parameters<Asked> ASKED = FactConditions.only(
            Parameters.<Asked>of()
                    .value("from", DATE, asked -> asked.query().period().from())
                    .value("to", DATE, asked -> asked.query().period().to())
                    .value("now", BIGINT, asked -> asked.now().toEpochMilli())
                    .value("before", BIGINT, asked -> asked.query().before().orElse(Long.MAX_VALUE))
                    .value("most", INT, asked -> asked.query().limit() + 1),
            asked -> asked.query().only());

    private static final Map<Which, Statement<Asked>> STATEMENTS = statements();

    private BehindStore() {}

    private static Map<Which, Statement<Asked>> statements() {
        var statements = new HashMap<Which, Statement<Asked>>();
        for (Measure measure : Measure.values()) {
            statements.put(new Which(measure, Part.COUNTED), statement(List.of(measure.counted())));
            statements.put(
                    new Which(measure, Part.WHOLE),
                    statement(measure.whole().isEmpty() ? List.of(measure.counted()) : measure.whole()));
        }
        return Map.copyOf(statements);
    }

    /** What was taken back and what has left a stock sum to 0 with what they are about. */
    private static Statement<Asked> statement(List<Figure> figures) {
        return Statement.of("""
                SELECT complaint, sum(n) AS times
                FROM fact
                WHERE %s
                  AND %s AND complaint < :before
                GROUP BY complaint
                HAVING sum(n) <> 0
                ORDER BY complaint DESC
                LIMIT :most""".formatted(FactConditions.counts(figures), FactConditions.fitsOnly()), ASKED);
    }

    static Future<Page<Behind, Long>> behind(SqlClient client, BehindQuery query, Instant now) {
        var statement = Expected.in(STATEMENTS, new Which(query.measure(), query.part()));
        return client.preparedQuery(statement.sql())
                .execute(statement.values(new Asked(query, now)))
                .map(rows -> Page.of(
                        Rows.all(rows, row -> new Behind(row.number("complaint"), row.number("times"))),
                        query.limit(),
                        Behind::complaint));
    }
}
