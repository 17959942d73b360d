package hotline.measures.breakdown;

import hotline.measures.facts.Figure;

/** Percentiles of the values of facts, exactly. */
public final class Percentiles {
    private Percentiles() {}

    /**
     * A statement: the smallest values that half, nine tenths and 99 of 100 do not exceed, by dimension and begin, and of how many values.
     * A value that was taken back is none, so values are counted before their places are.
     *
     * @param dimension a column or a constant
     * @param begin the same
     * @param which a condition of SQL
     */
    public static String of(Figure figure, String dimension, String begin, String which) {
        return """
                SELECT dimension, begin, n, min(value) FILTER (WHERE place >= n * 0.5) AS half,
                       min(value) FILTER (WHERE place >= n * 0.9) AS nine_tenths,
                       min(value) FILTER (WHERE place >= n * 0.99) AS nearly_all
                FROM (
                    SELECT dimension, begin, value, sum(n) OVER (PARTITION BY dimension, begin ORDER BY value) AS place,
                           sum(n) OVER (PARTITION BY dimension, begin)::bigint AS n
                    FROM (
                        SELECT %s AS dimension, %s AS begin, value, sum(n) AS n
                        FROM fact
                        WHERE %s AND %s
                        GROUP BY 1, 2, value
                        HAVING sum(n) <> 0
                    ) AS counted
                ) AS places
                GROUP BY dimension, begin, n""".formatted(dimension, begin, figure.condition(), which);
    }
}
