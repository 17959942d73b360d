package hotline.measures.comparison;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.DATE;

import hotline.measures.breakdown.FactConditions;
import hotline.measures.breakdown.Measure;
import hotline.measures.comparison.FairComparison.Sort;
import hotline.measures.facts.Dimension;
import hotline.measures.statistics.Share;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the shares of members from facts. */
final class ComparisonStore {
    private record Asked(ComparisonQuery query, Instant now) {}

    private record Which(Measure measure, Dimension by) {}

    /** A member and one sort of its cases. */
    record Cell(int member, Sort sort, Share share) {}

    private static final Parameters<Asked> ASKED = FactConditions.only(
            Parameters.<Asked>of()
                    .value("from", DATE, asked -> asked.query().period().from())
                    .value("to", DATE, asked -> asked.query().period().to())
                    .value("now", BIGINT, asked -> asked.now().toEpochMilli()),
            asked -> asked.query().only());

    /** There are few. */
    private static final Map<Which, Statement<Asked>> STATEMENTS = new ConcurrentHashMap<>();

    private static final String MEMBERS = """
            SELECT d.id, d.code, CASE WHEN d.kind = $2 THEN (SELECT name FROM person WHERE id::text = d.code) END AS name
            FROM dimension AS d
            WHERE d.kind = $1""";

    private ComparisonStore() {}

    private static Statement<Asked> statement(Which which) {
        var part = FactConditions.counts(List.of(which.measure().counted()));
        var whole = FactConditions.counts(which.measure().whole());
        return Statement.of("""
                SELECT %1$s AS member, type::int AS type, severity::int AS severity,
                       coalesce(sum(n) FILTER (WHERE %2$s), 0) AS part, coalesce(sum(n) FILTER (WHERE %3$s), 0) AS whole
                FROM fact
                WHERE (%2$s OR %3$s) AND %1$s <> 0 AND %4$s
                GROUP BY 1, 2, 3""".formatted(which.by().column(), part, whole, FactConditions.fitsOnly()), ASKED);
    }

    static Future<List<Cell>> cells(SqlClient transaction, ComparisonQuery query, Instant now) {
        var statement = STATEMENTS.computeIfAbsent(new Which(query.measure(), query.by()), ComparisonStore::statement);
        return transaction
                .preparedQuery(statement.sql())
                .execute(statement.values(new Asked(query, now)))
                .map(rows -> Rows.all(rows, ComparisonStore::cell));
    }

    /** A part may be read before what it is a part of, if their transactions overlapped. */
    private static Cell cell(Fields row) {
        long part = Math.max(0, row.number("part"));
        return new Cell(
                row.integer("member"),
                new Sort(row.integer("type"), row.integer("severity")),
                new Share(part, Math.max(part, row.number("whole"))));
    }

    /** @param codes by number */
    record Members(Map<Integer, String> codes, Map<String, String> names) {}

    static Future<Members> members(SqlClient transaction, Dimension by) {
        return transaction
                .preparedQuery(MEMBERS)
                .execute(Tuple.of(by.kind(), Dimension.AGENT.kind()))
                .map(rows -> {
                    var members = new Members(new HashMap<>(), new HashMap<>());
                    Rows.all(rows, row -> row).forEach(row -> {
                        members.codes().put(row.integer("id"), row.text("code"));
                        row.optionalText("name")
                                .ifPresent(name -> members.names().put(row.text("code"), name));
                    });
                    return members;
                });
    }
}
