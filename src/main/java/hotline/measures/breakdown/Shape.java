package hotline.measures.breakdown;

import hotline.measures.facts.Dimension;
import hotline.measures.facts.Figure;
import java.util.Optional;
import java.util.Set;

/**
 * The form of the statements that answer a query; all queries of one form share them.
 *
 * @param rows what is summed
 */
record Shape(Optional<Dimension> split, Interval interval, FactRows rows) {
    /** The dimensions with hundreds of codes and more. */
    private static final Set<Dimension> OF_MANY = Set.of(Dimension.BRANCH, Dimension.HUB, Dimension.AGENT);

    /** What is counted with a tier was counted without one first. */
    private static final String HAS_ANY = " HAVING sum(n) <> 0 OR sum(value) <> 0";

    static Shape of(BreakdownQuery query, WholeMonths months) {
        return new Shape(
                query.split(),
                query.interval(),
                FactRows.of(
                        query.split().stream().toList(),
                        query.interval(),
                        query.only().keySet(),
                        months));
    }

    /** The number of the split's code, of rows that an alias names. */
    private String dimension() {
        return split.map(Dimension::column).orElse("0");
    }

    /** The number as a code; an empty text where there is none. */
    private String code() {
        return split.map(by -> "coalesce(" + by.codeOf("s.dimension") + ", '')").orElse("''");
    }

    /** What happened in each part of the period; by variants only where a figure counts one of them. */
    String counted() {
        return """
                SELECT %1$s AS code, s.begin, s.kind, s.flags, %4$s AS variant, s.n, s.value
                FROM (
                    SELECT %2$s AS dimension, begin, kind, flags, CASE WHEN kind = ANY (:varied) THEN variant END AS variant,
                           sum(n)::bigint AS n, sum(value)::bigint AS value
                    FROM (%3$s) AS parts
                    GROUP BY 1, 2, kind, flags, 5%5$s
                ) AS s""".formatted(
                code(), dimension(), rows.happened(), Dimension.variantIn("s"), rows.isByTierNow() ? HAS_ANY : "");
    }

    String percentiles(Figure of) {
        var which = "day BETWEEN :from AND :to" + rows.only(Dimension::column);
        var begin = interval.beginOfDay();
        boolean areFew =
                interval == Interval.WHOLE && split.filter(OF_MANY::contains).isEmpty();
        return """
                SELECT %s AS code, s.begin, s.n, s.gone, s.half, s.nine_tenths, s.nearly_all
                FROM (%s) AS s""".formatted(
                        code(),
                        areFew
                                ? Percentiles.ofFew(rows.facts(), of, dimension(), begin, which)
                                : Percentiles.ofMany(rows.facts(), of, dimension(), begin, which));
    }

    /** All that is there now or at the end of the month, also what will only count from a later moment. */
    String stock() {
        return stocks(rows.stock());
    }

    /** What came and went in the period by its parts, unless only the end of the whole is asked for; later changes without a part. */
    String changes() {
        var later = "SELECT %s AS dimension, NULL::date AS begin, kind, n FROM (%s) AS later"
                .formatted(dimension(), rows.after());
        var all = interval == Interval.WHOLE && split.isPresent()
                ? later
                : "SELECT %s AS dimension, begin, kind, n FROM (%s) AS inside\nUNION ALL\n%s"
                        .formatted(dimension(), rows.changes(), later);
        return """
                SELECT %1$s AS code, s.begin, s.kind, s.n
                FROM (
                    SELECT dimension, begin, kind, sum(n)::bigint AS n FROM (%2$s) AS parts GROUP BY 1, 2, kind
                ) AS s""".formatted(code(), all);
    }

    /** What counts from a later moment of today. */
    String later() {
        return stocks(rows.later());
    }

    private String stocks(String parts) {
        return """
                SELECT %1$s AS code, NULL::date AS begin, s.kind, s.n
                FROM (
                    SELECT %2$s AS dimension, kind, sum(n)::bigint AS n FROM (%3$s) AS parts GROUP BY 1, kind
                ) AS s""".formatted(code(), dimension(), parts);
    }
}
