package hotline.measures.comparison;

import hotline.measures.breakdown.SortedShares;
import hotline.measures.breakdown.SortedShares.Sorted;
import hotline.measures.comparison.FairComparison.Sort;
import hotline.measures.facts.Dimension;
import hotline.measures.statistics.Share;
import hotline.rows.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the shares of members from facts. */
final class ComparisonStore {
    /** A member and one sort of its cases. */
    record Cell(int member, Sort sort, Share share) {}

    private static final String MEMBERS = """
            SELECT d.id, d.code, CASE WHEN d.kind = $2 THEN (SELECT name FROM person WHERE id::text = d.code) END AS name
            FROM dimension AS d
            WHERE d.kind = $1""";

    private ComparisonStore() {}

    /** @param today the day of now; the period ends by then */
    static Future<List<Cell>> cells(SqlClient transaction, ComparisonQuery query, LocalDate today, Instant now) {
        return SortedShares.shares(transaction, query.measure(), query.by(), query.period(), query.only(), today, now)
                .map(members -> members.stream()
                        .flatMap(member -> member.sorts().stream().map(sort -> cell(member.code(), sort)))
                        .toList());
    }

    private static Cell cell(int member, Sorted of) {
        long part = Math.max(0, of.part());
        return new Cell(member, new Sort(of.type(), of.severity()), new Share(part, Math.max(part, of.whole())));
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
