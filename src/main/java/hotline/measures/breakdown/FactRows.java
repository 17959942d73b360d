package hotline.measures.breakdown;

import hotline.measures.facts.Dimension;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows that add up to the facts of a period, as SQL: sums of months with the facts that they lack, where there are such sums of
 * all dimensions asked for; otherwise sums of days; otherwise the facts, and for stocks the ends of months. Each row has the
 * columns of the dimensions it is split by. By the tiers that customers have now, all rows are counted as of customers without one; then
 * the facts of those with one are counted with it and taken off there.
 *
 * @param only the dimensions that the rows are limited by
 * @param hasMonths whether the period is read by months, and has a whole one
 */
record FactRows(List<Dimension> split, Interval interval, Set<Dimension> only, boolean hasMonths) {
    private static final List<String> HAPPENED = List.of("begin", "kind", "flags", "variant", "n", "value");
    private static final List<String> STOCKED = List.of("kind", "n");

    private static final Set<Dimension> SUMMED = EnumSet.of(Dimension.TYPE, Dimension.SEVERITY, Dimension.CHANNEL);

    FactRows {
        split = List.copyOf(split);
        only = Set.copyOf(only);
    }

    static FactRows of(Collection<Dimension> split, Interval interval, Set<Dimension> only, WholeMonths months) {
        boolean isOfMonths = interval == Interval.WHOLE || interval == Interval.MONTH;
        return new FactRows(List.copyOf(split), interval, only, isOfMonths && !months.isEmpty());
    }

    /** Split or limited by it. */
    boolean isByTierNow() {
        return split.contains(Dimension.TIER_NOW) || only.contains(Dimension.TIER_NOW);
    }

    /** The facts, with all dimensions that are asked for. */
    String facts() {
        return isByTierNow() ? TiersNow.OF_ALL : "fact";
    }

    private FactRows ofAllTiers() {
        return new FactRows(others(split.stream()), interval, Set.copyOf(others(only.stream())), hasMonths);
    }

    /** The same, split by the tier first. */
    private FactRows ofEachTier() {
        var others = ofAllTiers();
        return new FactRows(
                Stream.concat(Stream.of(Dimension.TIER_NOW), others.split().stream())
                        .toList(),
                interval,
                others.only(),
                hasMonths);
    }

    private static List<Dimension> others(Stream<Dimension> all) {
        return all.filter(dimension -> dimension != Dimension.TIER_NOW).toList();
    }

    /**
     * @param columns those after the dimensions
     * @param all rows of all tiers
     * @param some rows of customers with a tier, which is their first column
     */
    private String tiers(List<String> columns, String all, String some) {
        var others = ofAllTiers().dimensions(Dimension::column);
        var signed = columns.stream()
                .map(column ->
                        column.equals("n") || column.equals("value") ? "sign * " + column + " AS " + column : column)
                .collect(Collectors.joining(", "));
        return """
                SELECT %1$s%2$s
                FROM (
                    SELECT 0 AS tierNow, every.* FROM (%3$s) AS every
                    UNION ALL
                    SELECT CASE sign WHEN 1 THEN tierNow ELSE 0 END AS tierNow, %5$s%6$s
                    FROM (%4$s) AS of_some, (VALUES (1), (-1)) AS both_ways (sign)
                ) AS tiers
                WHERE true%7$s""".formatted(
                        dimensions(Dimension::column),
                        String.join(", ", columns),
                        all,
                        some,
                        others,
                        signed,
                        only.contains(Dimension.TIER_NOW)
                                ? " AND " + Dimension.TIER_NOW.is("tierNow", Dimension.TIER_NOW.column())
                                : "");
    }

    private String tiersInPeriod(String kinds, String all) {
        return tiers(
                HAPPENED,
                all,
                ofEachTier().row(kinds, TiersNow.OF_SOME, "n", "n * value", "day BETWEEN :from AND :to"));
    }

    private Optional<Grain> grain() {
        var asked = new HashSet<>(only);
        asked.addAll(split);
        return Grain.of(asked).filter(grain -> hasMonths);
    }

    /** Whether the sums by day and judgement have all dimensions that are asked for. */
    private boolean isSummed() {
        return SUMMED.containsAll(only) && SUMMED.containsAll(split);
    }

    private String days() {
        return isSummed() ? "fact_sum" : "fact";
    }

    /** The columns that it is split by, each followed by a comma. */
    private String dimensions(Function<Dimension, String> column) {
        return split.stream()
                .map(dimension -> column.apply(dimension) + " AS " + dimension.column() + ", ")
                .collect(Collectors.joining());
    }

    /** The limits as conditions, each behind an {@code AND}. */
    String only(Function<Dimension, String> column) {
        return only.stream()
                .sorted()
                .map(dimension -> " AND " + dimension.is(column.apply(dimension), dimension.column()))
                .collect(Collectors.joining());
    }

    private String rowsOfGrain(Grain of) {
        return of.rowsOf(Stream.concat(split.stream(), only.stream()).findFirst()) + only(of::column);
    }

    /**
     * Facts that have not been added to the kept sums. They are few, which PostgreSQL can't know: a range between two
     * unknown ends is one that it expects to be short, and {@code OFFSET 0} keeps it from going by kind.
     *
     * @param place the table of the place up to which facts have been added
     */
    private static String fresh(String place, String days) {
        return """
                (SELECT * FROM fact
                 WHERE %1$s AND tx BETWEEN coalesce((SELECT tx FROM %2$s), 0) AND (SELECT 9223372036854775807)
                   AND (tx, id) >= (coalesce((SELECT tx FROM %2$s), 0), coalesce((SELECT id FROM %2$s), 0))
                 OFFSET 0) AS fact""".formatted(days, place);
    }

    private static String fresh(String days) {
        return fresh("rolled_up", days);
    }

    private static String freshOfEnds(String days) {
        return fresh("month_stock_place", days);
    }

    /** What happened in each part of the period: begin of the part, kind, flags, variant, n and value. */
    String happened() {
        return isByTierNow() ? tiersInPeriod("kinds", ofAllTiers().happened()) : inPeriod("kinds");
    }

    /** What came to stocks and went from them in each part of the period, in the same columns. */
    String changes() {
        if (isByTierNow()) {
            return tiersInPeriod("stocks", ofAllTiers().changes());
        }
        return grain().isEmpty() && hasMonths
                ? Stream.of(monthEnds(), aside("stocks", freshOfEnds("day BETWEEN :wholeFrom AND :wholeTo")))
                        .collect(Collectors.joining("\nUNION ALL\n"))
                : inPeriod("stocks");
    }

    private String inPeriod(String kinds) {
        return grain().map(of -> String.join(
                        "\nUNION ALL\n", months(of, kinds), aside(kinds, fresh("day BETWEEN :wholeFrom AND :wholeTo"))))
                .orElseGet(() -> byDay(kinds, "day BETWEEN :from AND :to"));
    }

    private String months(Grain of, String kinds) {
        var row = "SELECT %s%s AS begin, kind, flags, variant, n, value FROM %s WHERE kind = ANY (:%s) AND %s"
                .formatted(
                        dimensions(of::column),
                        interval == Interval.WHOLE ? ":from::date" : "begin",
                        of.table(),
                        kinds,
                        rowsOfGrain(of));
        return of == Grain.ONE && interval == Interval.WHOLE
                ? row + " AND span = 1 AND begin = ANY (:months)\nUNION ALL\n" + row
                        + " AND span = 2 AND begin = ANY (:years)"
                : row + " AND span = 1 AND begin = ANY (:allMonths)";
    }

    /** The end of each month less the end of the month before, of the whole period its last end less the one before it. */
    private String monthEnds() {
        return interval == Interval.WHOLE
                ? monthEnd(":from::date", "n", ":lastMonth::date") + "\nUNION ALL\n"
                        + monthEnd(":from::date", "-n", ":monthBefore::date")
                : monthEnd("part", "n", "part") + "\nUNION ALL\n"
                        + monthEnd("part", "-n", "(part - interval '1 month')::date");
    }

    private String monthEnd(String begin, String n, String month) {
        return "SELECT %s%s AS begin, kind, 0 AS flags, 0 AS variant, %s AS n, 0 AS value FROM month_stock%s WHERE %s AND kind = ANY (:stocks)%s"
                .formatted(
                        dimensions(Dimension::column),
                        begin,
                        n,
                        interval == Interval.WHOLE ? "" : ", unnest(:allMonths::date[]) AS part",
                        isEndOf(month),
                        only(Dimension::column));
    }

    /** Ends are kept up to the latest month with a change; nothing has changed since. */
    private static String isEndOf(String month) {
        return "month = least(" + month + ", (SELECT latest FROM month_stock_place))";
    }

    /** What whole months lack: facts not added yet and days before and after; and what they have too many. */
    private String aside(String kinds, String fresh) {
        return String.join(
                "\nUNION ALL\n",
                row(kinds, fresh, "n", "n * value", "true"),
                byDay(kinds, "day >= :from AND day < :wholeFrom"),
                byDay(kinds, "day > :wholeTo AND day <= :to"),
                row(kinds, days(), "-n", isSummed() ? "-value" : "-n * value", "day > :to AND day <= :wholeTo"));
    }

    private String byDay(String kinds, String days) {
        return row(kinds, days(), "n", isSummed() ? "value" : "n * value", days);
    }

    private String row(String kinds, String table, String n, String value, String days) {
        return "SELECT %s%s AS begin, kind, flags, variant, %s AS n, %s AS value FROM %s WHERE kind = ANY (:%s) AND %s%s"
                .formatted(
                        dimensions(Dimension::column),
                        interval.beginOfDay(),
                        n,
                        value,
                        table,
                        kinds,
                        days,
                        only(Dimension::column));
    }

    /** Stocks at a moment that is not before the end of the period: kind and n. {@link #after} is what has to be taken off. */
    String stock() {
        if (isByTierNow()) {
            return tiers(STOCKED, ofAllTiers().stock(), ofEachTier().stocked(TiersNow.OF_SOME_OPEN, "day <= :to"));
        }
        return grain().map(of -> isSummed()
                        ? stocked("fact_stock", "true")
                        : "SELECT %skind, n FROM %s WHERE span = 3 AND kind = ANY (:stocks) AND %s\nUNION ALL\n%s"
                                .formatted(
                                        dimensions(of::column),
                                        of.table(),
                                        rowsOfGrain(of),
                                        stocked(fresh("true"), "true")))
                .orElseGet(() -> "SELECT %skind, n FROM month_stock WHERE %s AND kind = ANY (:stocks)%s\nUNION ALL\n%s"
                        .formatted(
                                dimensions(Dimension::column),
                                isEndOf(":endMonth::date"),
                                only(Dimension::column),
                                stocked(freshOfEnds("day < :nextMonth"), "true")));
    }

    /** Changes between the end of the period and the moment of {@link #stock}: kind and n. */
    String after() {
        if (isByTierNow()) {
            return tiers(STOCKED, ofAllTiers().after(), ofEachTier().stocked(TiersNow.OF_SOME, "false"));
        }
        var month = stocked(days(), "day > :to AND day < :nextMonth");
        return grain().map(of -> String.join(
                        "\nUNION ALL\n",
                        "SELECT %skind, n FROM %s WHERE span = 1 AND begin >= :nextMonth AND kind = ANY (:stocks) AND %s"
                                .formatted(dimensions(of::column), of.table(), rowsOfGrain(of)),
                        stocked(fresh("day >= :nextMonth"), "true"),
                        month))
                .orElse(month);
    }

    /** What counts from a later moment of today: kind and n. */
    String later() {
        var which = "day = :today AND value >= :now";
        return isByTierNow()
                ? tiers(STOCKED, ofAllTiers().later(), ofEachTier().stocked(TiersNow.OF_SOME, which))
                : stocked("fact", which);
    }

    private String stocked(String table, String which) {
        return "SELECT %skind, n FROM %s WHERE kind = ANY (:stocks) AND %s%s"
                .formatted(dimensions(Dimension::column), table, which, only(Dimension::column));
    }
}
