package hotline.report.stock;

import hotline.measures.facts.Dimension;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The statement that reads a stock at a place in the log, by each of some dimensions. */
public final class StockOfMonths {
    private StockOfMonths() {}

    /**
     * Sums of whole months have all facts before the place up to which they were added; those between this place and the report's are added or taken
     * off, and days of a month that has not ended are counted of their facts. Stocks have no value. A column that is not part of a sum's cut is null.
     */
    public static String sql(List<Dimension> splits) {
        var columns = splits.stream().map(Dimension::column).toList();
        var facts = Stream.concat(Stream.of("kind", "flags", "variant"), columns.stream())
                .collect(Collectors.joining(", "));
        var sets = Stream.concat(
                        Stream.of("(kind, flags, variant)"),
                        columns.stream().map(column -> "(kind, flags, " + column + ")"))
                .collect(Collectors.joining(", "));
        var members = splits.stream()
                .map(by -> ", CASE r.dimension WHEN %d THEN r.member END AS %s".formatted(by.code(), by.column()))
                .collect(Collectors.joining());
        var dimensions = Stream.concat(Stream.of("0"), splits.stream().map(by -> Integer.toString(by.code())))
                .collect(Collectors.joining(", "));
        var more = columns.stream().map(column -> ", " + column).collect(Collectors.joining());
        var codes = splits.stream()
                .map(by -> ",\n    CASE WHEN s.%1$s IS NOT NULL THEN coalesce(%2$s, '') END AS %1$s"
                        .formatted(by.column(), by.codeIn("s")))
                .collect(Collectors.joining());
        return """
                WITH moved AS (
                    SELECT %1$s, n FROM fact
                    WHERE kind = ANY (:kinds) AND day < :month AND tx >= :addedTx
                        AND (tx, id) >= (:addedTx, :addedId) AND (tx, id) <= (:tx, :id)
                    UNION ALL
                    SELECT %1$s, -n FROM fact
                    WHERE kind = ANY (:kinds) AND day < :month AND tx >= :tx
                        AND (tx, id) > (:tx, :id) AND (tx, id) < (:addedTx, :addedId)
                    UNION ALL
                    SELECT %1$s, n FROM fact
                    WHERE kind = ANY (:kinds) AND day BETWEEN :month AND :to AND (tx, id) <= (:tx, :id)
                )
                SELECT kind, flags, coalesce(%2$s, '') AS variant, n, 0::bigint AS value%3$s
                FROM (
                    SELECT kind, flags, variant%4$s, sum(n)::bigint AS n
                    FROM (
                        SELECT r.kind, r.flags, CASE r.dimension WHEN 0 THEN r.variant END AS variant%5$s, r.n
                        FROM roll_up r
                        WHERE r.span = 1 AND r.kind = ANY (:kinds) AND r.dimension IN (%6$s) AND r.begin < :month
                        UNION ALL
                        SELECT kind, flags, variant%4$s, sum(n) FROM moved GROUP BY GROUPING SETS (%7$s)
                    ) AS both_sums
                    GROUP BY kind, flags, variant%4$s
                ) AS s""".formatted(facts, Dimension.variantIn("s"), codes, more, members, dimensions, sets);
    }
}
