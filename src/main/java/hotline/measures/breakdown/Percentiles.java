package hotline.measures.breakdown;

import hotline.measures.facts.Figure;
import hotline.rows.Fields;
import java.util.List;
import java.util.Map;

/**
 * Percentiles of the values of facts, exactly: the smallest value that half, nine tenths and 99 of 100 do not exceed. A value that was
 * taken back is none.
 *
 * @param n how many values there are
 * @param values by fraction
 */
public record Percentiles(long n, Map<Double, Long> values) {
    /** Of no values. */
    public static final Percentiles NONE = new Percentiles(0, Map.of());

    /**
     * A statement for few groups with many values each: equal values are counted before their places are. By dimension and begin.
     *
     * @param dimension a column or a constant
     * @param begin the same
     * @param which a condition of SQL
     */
    public static String ofFew(Figure figure, String dimension, String begin, String which) {
        return ofFew("fact", figure, dimension, begin, which);
    }

    /** @param facts the table, or what stands for it */
    static String ofFew(String facts, Figure figure, String dimension, String begin, String which) {
        return """
                SELECT dimension, begin, n, '{}'::bigint[] AS gone, ARRAY[min(value) FILTER (WHERE place >= n * 0.5)] AS half,
                       ARRAY[min(value) FILTER (WHERE place >= n * 0.9)] AS nine_tenths,
                       ARRAY[min(value) FILTER (WHERE place >= n * 0.99)] AS nearly_all
                FROM (
                    SELECT dimension, begin, value, sum(n) OVER (PARTITION BY dimension, begin ORDER BY value) AS place,
                           sum(n) OVER (PARTITION BY dimension, begin)::bigint AS n
                    FROM (
                        SELECT %s AS dimension, %s AS begin, value, sum(n) AS n
                        FROM %s
                        WHERE %s AND %s
                        GROUP BY 1, 2, value
                        HAVING sum(n) <> 0
                    ) AS counted
                ) AS places
                GROUP BY dimension, begin, n""".formatted(dimension, begin, facts, figure.condition(), which);
    }

    /**
     * The same for many groups, in which few values are equal and few were taken back: the database sorts those that were counted and
     * gives, of each percentile, the values at its place and at as many places after it as values were taken back. It holds the values of one
     * group at a time.
     */
    static String ofMany(String facts, Figure figure, String dimension, String begin, String which) {
        return """
                SELECT dimension, begin, (there - taken)::bigint AS n, coalesce(gone, '{}') AS gone,
                       sorted[ceil((there - taken) * 0.5)::int : ceil((there - taken) * 0.5)::int + taken] AS half,
                       sorted[ceil((there - taken) * 0.9)::int : ceil((there - taken) * 0.9)::int + taken] AS nine_tenths,
                       sorted[ceil((there - taken) * 0.99)::int : ceil((there - taken) * 0.99)::int + taken] AS nearly_all
                FROM (
                    SELECT %s AS dimension, %s AS begin, array_agg(value ORDER BY value) FILTER (WHERE n > 0) AS sorted,
                           array_agg(value ORDER BY value) FILTER (WHERE n < 0) AS gone,
                           (count(*) FILTER (WHERE n > 0))::int AS there, (count(*) FILTER (WHERE n < 0))::int AS taken
                    FROM %s
                    WHERE %s AND %s
                    GROUP BY 1, 2
                ) AS counted
                WHERE there > taken""".formatted(dimension, begin, facts, figure.condition(), which);
    }

    /** A row of such a statement. */
    public static Percentiles read(Fields row) {
        var gone = row.numbers("gone");
        return new Percentiles(
                row.number("n"),
                Map.of(
                        0.5, remaining(row.numbers("half"), gone),
                        0.9, remaining(row.numbers("nine_tenths"), gone),
                        0.99, remaining(row.numbers("nearly_all"), gone)));
    }

    /**
     * The value that comes to a place once others are taken away: each of these that is no greater moves the next one there.
     *
     * @param from the values at the place and after it, sorted
     * @param gone those that were taken back, sorted; each was counted
     */
    static long remaining(List<Long> from, List<Long> gone) {
        int moved = 0;
        while (moved < gone.size() && gone.get(moved) <= from.get(moved)) {
            moved++;
        }
        return from.get(moved);
    }
}
