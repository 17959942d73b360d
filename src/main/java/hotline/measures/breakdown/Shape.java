package hotline.measures.breakdown;

import hotline.measures.facts.Dimension;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The form of the statements that answer a query; all queries of one form share them.
 *
 * @param isSummed whether the sums by day and judgement have all dimensions that are asked for
 */
record Shape(Optional<Dimension> split, Interval interval, boolean isSummed) {
    private static final Set<Dimension> SUMMED = EnumSet.of(Dimension.TYPE, Dimension.SEVERITY, Dimension.CHANNEL);

    static Shape of(BreakdownQuery query) {
        boolean isSummed = SUMMED.containsAll(query.only().keySet())
                && query.split().map(SUMMED::contains).orElse(true);
        return new Shape(query.split(), query.interval(), isSummed);
    }

    private String summed(String sums, String facts) {
        return isSummed ? sums : facts;
    }

    private String dimension() {
        return split.map(Dimension::column).orElse("0");
    }

    /** The number as a code; an empty text where there is none. */
    private String code(String alias) {
        return split.map(by -> "coalesce(" + by.codeOf(alias + ".dimension") + ", '')")
                .orElse("''");
    }

    private String only() {
        return Arrays.stream(Dimension.values())
                .filter(dimension -> !isSummed || SUMMED.contains(dimension))
                .map(dimension -> dimension.isNullOr(dimension.column()))
                .collect(Collectors.joining("\n  AND "));
    }

    /** What happened in each part of the period. */
    String counted() {
        return """
                SELECT %1$s AS code, s.begin, s.kind, s.flags, %7$s AS variant, s.n, s.value
                FROM (
                    SELECT %2$s AS dimension, %3$s AS begin, kind, flags, variant, sum(n) AS n, sum(%4$s)::bigint AS value
                    FROM %5$s
                    WHERE kind = ANY (:kinds) AND day BETWEEN :from AND :to AND %6$s
                    GROUP BY 1, 2, kind, flags, variant
                ) AS s""".formatted(
                        code("s"),
                        dimension(),
                        interval.beginOfDay(),
                        summed("value", "n * value"),
                        summed("fact_sum", "fact"),
                        only(),
                        Dimension.variantIn("s"));
    }

    String percentiles() {
        return """
                SELECT %1$s AS code, s.begin, s.n, s.half, s.nine_tenths, s.nearly_all
                FROM (
                    SELECT %2$s AS dimension, %3$s AS begin, count(*) AS n,
                           percentile_disc(0.5) WITHIN GROUP (ORDER BY value) AS half,
                           percentile_disc(0.9) WITHIN GROUP (ORDER BY value) AS nine_tenths,
                           percentile_disc(0.99) WITHIN GROUP (ORDER BY value) AS nearly_all
                    FROM fact
                    WHERE %4$s AND day BETWEEN :from AND :to AND %5$s
                    GROUP BY 1, 2
                ) AS s""".formatted(code("s"), dimension(), interval.beginOfDay(), Measure.RESOLUTION_P50.condition(), only());
    }

    /** All that is there now, also what will only count from a later moment. */
    String stock() {
        return """
                SELECT %1$s AS code, NULL::date AS begin, s.kind, s.n
                FROM (
                    SELECT %2$s AS dimension, kind, sum(n) AS n
                    FROM %3$s
                    WHERE kind = ANY (:stocks) AND %4$s
                    GROUP BY 1, kind
                ) AS s""".formatted(code("s"), dimension(), summed("fact_stock", "fact"), only());
    }

    /** What came and went since the beginning of the period, by its parts; later changes without a part. */
    String changes() {
        return """
                SELECT %1$s AS code, s.begin, s.kind, s.n
                FROM (
                    SELECT %2$s AS dimension, CASE WHEN day <= :to THEN %3$s END AS begin, kind, sum(n) AS n
                    FROM %4$s
                    WHERE kind = ANY (:stocks) AND day >= :from AND %5$s
                    GROUP BY 1, 2, kind
                ) AS s""".formatted(code("s"), dimension(), interval.beginOfDay(), summed("fact_sum", "fact"), only());
    }

    /** What counts from a later moment of today. */
    String later() {
        return """
                SELECT %1$s AS code, NULL::date AS begin, s.kind, s.n
                FROM (
                    SELECT %2$s AS dimension, kind, sum(n) AS n
                    FROM fact
                    WHERE kind = ANY (:stocks) AND day = :today AND value >= :now AND %3$s
                    GROUP BY 1, kind
                ) AS s""".formatted(code("s"), dimension(), only());
    }
}
