package hotline.measures.breakdown;

import hotline.measures.facts.Dimension;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The form of the statements that answer a query; all queries of one form share them.
 *
 * @param only the dimensions that the query is limited by
 * @param grain of the sums of whole months that are read; empty if days are read alone
 */
record Shape(Optional<Dimension> split, Interval interval, Set<Dimension> only, Optional<Grain> grain) {
    private static final Set<Dimension> SUMMED = EnumSet.of(Dimension.TYPE, Dimension.SEVERITY, Dimension.CHANNEL);

    Shape {
        only = Set.copyOf(only);
    }

    static Shape of(BreakdownQuery query, WholeMonths months) {
        var asked = new HashSet<>(query.only().keySet());
        query.split().ifPresent(asked::add);
        boolean isOfMonths = query.interval() == Interval.WHOLE || query.interval() == Interval.MONTH;
        return new Shape(
                query.split(),
                query.interval(),
                query.only().keySet(),
                Grain.of(asked).filter(grain -> isOfMonths && !months.isEmpty()));
    }

    /** Whether the sums by day and judgement have all dimensions that are asked for. */
    private boolean isSummed() {
        return SUMMED.containsAll(only) && split.map(SUMMED::contains).orElse(true);
    }

    private String days() {
        return isSummed() ? "fact_sum" : "fact";
    }

    private String dimension(Function<Dimension, String> column) {
        return split.map(column).orElse("0");
    }

    /** The number as a code; an empty text where there is none. */
    private String code() {
        return split.map(by -> "coalesce(" + by.codeOf("s.dimension") + ", '')").orElse("''");
    }

    private String only(Function<Dimension, String> column) {
        return only.stream()
                .sorted()
                .map(dimension -> " AND " + dimension.is(column.apply(dimension), dimension.column()))
                .collect(Collectors.joining());
    }

    private String rowsOfGrain(Grain of) {
        return of.rowsOf(Stream.concat(split.stream(), only.stream()).findFirst()) + only(of::column);
    }

    /**
     * Facts that have not been added to the sums of months. They are few, which PostgreSQL can't know: a range between two
     * unknown ends is one that it expects to be short, and {@code OFFSET 0} keeps it from going by kind.
     */
    private static String fresh(String days) {
        return """
                (SELECT * FROM fact
                 WHERE %s AND tx BETWEEN coalesce((SELECT tx FROM rolled_up), 0) AND (SELECT 9223372036854775807)
                   AND (tx, id) >= (coalesce((SELECT tx FROM rolled_up), 0), coalesce((SELECT id FROM rolled_up), 0))
                 OFFSET 0) AS fact""".formatted(days);
    }

    /** What happened in each part of the period. */
    String counted() {
        return """
                SELECT %1$s AS code, s.begin, s.kind, s.flags, %3$s AS variant, s.n, s.value
                FROM (
                    SELECT dimension, begin, kind, flags, variant, sum(n)::bigint AS n, sum(value)::bigint AS value
                    FROM (%2$s) AS parts
                    GROUP BY 1, 2, kind, flags, variant
                ) AS s""".formatted(code(), inPeriod("kinds"), Dimension.variantIn("s"));
    }

    private String inPeriod(String kinds) {
        return grain.map(of -> Stream.of(
                                months(of, kinds),
                                notAdded(kinds, "day BETWEEN :wholeFrom AND :wholeTo"),
                                byDay(kinds, "day >= :from AND day < :wholeFrom"),
                                byDay(kinds, "day > :wholeTo AND day <= :to"),
                                backFrom(kinds, "day > :to AND day <= :wholeTo"))
                        .collect(Collectors.joining("\nUNION ALL\n")))
                .orElseGet(() -> byDay(kinds, "day BETWEEN :from AND :to"));
    }

    private String months(Grain of, String kinds) {
        var row =
                "SELECT %s AS dimension, %s AS begin, kind, flags, variant, n, value FROM %s WHERE kind = ANY (:%s) AND %s"
                        .formatted(
                                dimension(of::column),
                                interval == Interval.WHOLE ? ":from::date" : "begin",
                                of.table(),
                                kinds,
                                rowsOfGrain(of));
        return of == Grain.ONE && interval == Interval.WHOLE
                ? row + " AND span = 1 AND begin = ANY (:months)\nUNION ALL\n" + row
                        + " AND span = 2 AND begin = ANY (:years)"
                : row + " AND span = 1 AND begin = ANY (:allMonths)";
    }

    private String notAdded(String kinds, String days) {
        return row(kinds, fresh(days), "n", "n * value", "true");
    }

    private String byDay(String kinds, String days) {
        return row(kinds, days(), "n", isSummed() ? "value" : "n * value", days);
    }

    /** What whole months have and the period does not. */
    private String backFrom(String kinds, String days) {
        return row(kinds, days(), "-n", isSummed() ? "-value" : "-n * value", days);
    }

    private String row(String kinds, String table, String n, String value, String days) {
        return "SELECT %s AS dimension, %s AS begin, kind, flags, variant, %s AS n, %s AS value FROM %s WHERE kind = ANY (:%s) AND %s%s"
                .formatted(
                        dimension(Dimension::column),
                        interval.beginOfDay(),
                        n,
                        value,
                        table,
                        kinds,
                        days,
                        only(Dimension::column));
    }

    String percentiles() {
        return """
                SELECT %1$s AS code, s.begin, s.n, s.part[1] AS half, s.part[2] AS nine_tenths, s.part[3] AS nearly_all
                FROM (
                    SELECT %2$s AS dimension, %3$s AS begin, count(*) AS n,
                           percentile_disc(ARRAY[0.5, 0.9, 0.99]) WITHIN GROUP (ORDER BY value) AS part
                    FROM fact
                    WHERE %4$s AND day BETWEEN :from AND :to%5$s
                    GROUP BY 1, 2
                ) AS s""".formatted(
                        code(),
                        dimension(Dimension::column),
                        interval.beginOfDay(),
                        Measure.RESOLUTION_P50.condition(),
                        only(Dimension::column));
    }

    /** All that is there now, also what will only count from a later moment. */
    String stock() {
        var all = isSummed()
                ? "SELECT %s AS dimension, kind, n FROM fact_stock WHERE kind = ANY (:stocks)%s"
                        .formatted(dimension(Dimension::column), only(Dimension::column))
                : grain.map(of ->
                                "SELECT %1$s AS dimension, kind, n FROM %2$s WHERE span = 3 AND kind = ANY (:stocks) AND %3$s\nUNION ALL\n%4$s"
                                        .formatted(
                                                dimension(of::column),
                                                of.table(),
                                                rowsOfGrain(of),
                                                stocked(fresh("true"), "true")))
                        .orElseGet(() -> stocked("fact", "true"));
        return stocks(all);
    }

    /** What came and went in the period by its parts; later changes without a part. */
    String changes() {
        var later = grain.map(of -> String.join(
                        "\nUNION ALL\n",
                        "SELECT %s AS dimension, NULL::date AS begin, kind, n FROM %s WHERE span = 1 AND begin >= :nextMonth AND kind = ANY (:stocks) AND %s"
                                .formatted(dimension(of::column), of.table(), rowsOfGrain(of)),
                        changed(fresh("day >= :nextMonth"), "true"),
                        changed(days(), "day > :to AND day < :nextMonth")))
                .orElseGet(() -> changed(days(), "day > :to"));
        var all = "SELECT dimension, begin, kind, n FROM (" + inPeriod("stocks") + ") AS inside\nUNION ALL\n" + later;
        return """
                SELECT %1$s AS code, s.begin, s.kind, s.n
                FROM (
                    SELECT dimension, begin, kind, sum(n)::bigint AS n FROM (%2$s) AS parts GROUP BY 1, 2, kind
                ) AS s""".formatted(code(), all);
    }

    private String changed(String table, String days) {
        return "SELECT %s AS dimension, NULL::date AS begin, kind, n FROM %s WHERE kind = ANY (:stocks) AND %s%s"
                .formatted(dimension(Dimension::column), table, days, only(Dimension::column));
    }

    /** What counts from a later moment of today. */
    String later() {
        return stocks(stocked("fact", "day = :today AND value >= :now"));
    }

    private String stocked(String table, String which) {
        return "SELECT %s AS dimension, kind, n FROM %s WHERE kind = ANY (:stocks) AND %s%s"
                .formatted(dimension(Dimension::column), table, which, only(Dimension::column));
    }

    private String stocks(String parts) {
        return """
                SELECT %1$s AS code, NULL::date AS begin, s.kind, s.n
                FROM (
                    SELECT dimension, kind, sum(n)::bigint AS n FROM (%2$s) AS parts GROUP BY 1, kind
                ) AS s""".formatted(code(), parts);
    }
}
