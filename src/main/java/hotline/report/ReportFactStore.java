package hotline.report;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INT;

import hotline.failure.Expected;
import hotline.log.reading.LogPosition;
import hotline.measures.Period;
import hotline.measures.breakdown.Interval;
import hotline.measures.breakdown.Measure;
import hotline.measures.breakdown.Percentiles;
import hotline.measures.facts.Dimension;
import hotline.measures.facts.FactKind;
import hotline.measures.facts.Figure;
import hotline.report.CountedFacts.Sum;
import hotline.report.stock.StockOfMonths;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sums of facts as they were at a place in the log: facts are never changed, so the same place gives the same sums for ever. */
final class ReportFactStore {
    /** The dimensions that reports are split by. */
    static final List<Dimension> SPLITS = List.of(
            Dimension.TYPE,
            Dimension.SUBTYPE,
            Dimension.SEVERITY,
            Dimension.CHANNEL,
            Dimension.DEPARTMENT,
            Dimension.BRANCH,
            Dimension.HUB);

    /** Facts of stocks count from their first day on. */
    private static final LocalDate EVER = LocalDate.of(1, 1, 1);

    private static final LogPosition NONE_ADDED = new LogPosition(0, 0);

    /** Asked apart, so that the database knows how few facts follow it. */
    private static final String ADDED = "SELECT tx, id FROM rolled_up";

    /** @param period both days included; for stocks all days up to its end count */
    record Asked(Period period, LogPosition upTo) {}

    /** How stocks are counted. */
    enum Stocks {
        /** Of the sums of months, less what came after the place in the log. */
        OF_MONTHS,
        /** Of all facts ever, which proves the sums. */
        OF_FACTS
    }

    /**
     * Which facts.
     *
     * @param month the first day of which no month's sum counts
     * @param added the place before which the facts are in the sums of months
     */
    private record Bounds(
            LocalDate from,
            LocalDate to,
            LocalDate month,
            LogPosition upTo,
            LogPosition added,
            Collection<Integer> kinds) {
        static Bounds happened(Asked asked) {
            var period = asked.period();
            return new Bounds(
                    period.from(),
                    period.to(),
                    period.from(),
                    asked.upTo(),
                    NONE_ADDED,
                    kinds(kind -> !kind.isStock()));
        }

        static Bounds stock(LocalDate end, LogPosition upTo, LogPosition added) {
            return new Bounds(EVER, end, end.plusDays(1).withDayOfMonth(1), upTo, added, kinds(FactKind::isStock));
        }

        private static List<Integer> kinds(Function<FactKind, Boolean> which) {
            return Arrays.stream(FactKind.values())
                    .filter(which::apply)
                    .map(FactKind::code)
                    .toList();
        }
    }

    private static final Parameters<Bounds> BOUNDS = Parameters.<Bounds>of()
            .value("from", DATE, Bounds::from)
            .value("to", DATE, Bounds::to)
            .value("month", DATE, Bounds::month)
            .value("tx", BIGINT, bounds -> bounds.upTo().tx())
            .value("id", BIGINT, bounds -> bounds.upTo().id())
            .value("addedTx", BIGINT, bounds -> bounds.added().tx())
            .value("addedId", BIGINT, bounds -> bounds.added().id())
            .array("kinds", INT, Bounds::kinds);

    private static final String WITHIN = "day BETWEEN :from AND :to AND (tx, id) <= (:tx, :id)";

    private static final Statement<Bounds> SPLIT = Statement.of(split(), BOUNDS);

    private static final Statement<Bounds> TOTAL =
            Statement.of("""
            SELECT kind, flags, coalesce(%s, '') AS variant, n, value
            FROM (
                SELECT kind, flags, variant, sum(n) AS n, sum(n * value)::bigint AS value
                FROM fact
                WHERE kind = ANY (:kinds) AND %s
                GROUP BY kind, flags, variant
            ) AS s""".formatted(Dimension.variantIn("s"), WITHIN), BOUNDS);

    private static final Statement<Bounds> SPLIT_STOCK = Statement.of(StockOfMonths.sql(SPLITS), BOUNDS);

    private static final Statement<Bounds> TOTAL_STOCK = Statement.of(StockOfMonths.sql(List.of()), BOUNDS);

    private static final Map<Figure, Statement<Bounds>> PERCENTILES = Measure.timed().stream()
            .collect(Collectors.toMap(
                    Function.identity(), of -> Statement.of(Percentiles.ofFew(of, "0", "0", WITHIN), BOUNDS)));

    /** How long cases were worked on, by each dimension. */
    private static final Map<Dimension, Statement<Bounds>> CLOSED_BY = SPLITS.stream()
            .collect(Collectors.toMap(
                    Function.identity(),
                    by -> Statement.of(
                            """
                            SELECT coalesce(%s, '') AS code, n, gone, half, nine_tenths, nearly_all
                            FROM (SELECT p.dimension AS %s, p.* FROM (%s) AS p) AS s""".formatted(
                                            by.codeIn("s"),
                                            by.column(),
                                            Percentiles.ofFew(Figure.CLOSED_TIMED, by.column(), "0", WITHIN)),
                            BOUNDS)));

    private static final Map<Interval, Statement<Bounds>> COURSE =
            Arrays.stream(Interval.values()).collect(Collectors.toMap(Function.identity(), ReportFactStore::course));

    private static final Statement<Bounds> ANY = Statement.of("""
            SELECT EXISTS (SELECT FROM fact WHERE %s) AS there""".formatted(WITHIN), BOUNDS);

    private ReportFactStore() {}

    /** A column that is not part of a sum's cut is null, and 0 is a dimension without a code. */
    private static String split() {
        var columns = SPLITS.stream().map(Dimension::column).toList();
        var codes = SPLITS.stream()
                .map(by -> "CASE WHEN s.%1$s IS NOT NULL THEN coalesce(%2$s, '') END AS %1$s"
                        .formatted(by.column(), by.codeIn("s")))
                .collect(Collectors.joining(",\n    "));
        var sets =
                columns.stream().map(column -> "(kind, flags, " + column + ")").collect(Collectors.joining(", "));
        return """
                SELECT kind, flags, coalesce(%1$s, '') AS variant, n, value,
                    %2$s
                FROM (
                    SELECT kind, flags, variant, %3$s, sum(n) AS n, sum(n * value)::bigint AS value
                    FROM fact
                    WHERE kind = ANY (:kinds) AND %4$s
                    GROUP BY GROUPING SETS ((kind, flags, variant), %5$s, (kind, flags, type, branch), (kind, flags, type, hub))
                ) AS s""".formatted(Dimension.variantIn("s"), codes, String.join(", ", columns), WITHIN, sets);
    }

    private static Statement<Bounds> course(Interval interval) {
        return Statement.of("""
                SELECT %s AS begin, kind, flags, '' AS variant, sum(n) AS n, sum(n * value)::bigint AS value
                FROM fact
                WHERE kind = ANY (:kinds) AND %s
                GROUP BY 1, kind, flags""".formatted(interval.beginOfDay(), WITHIN), BOUNDS);
    }

    /** What happened in the period, by all cuts. */
    static Future<CountedFacts> happened(SqlConnection transaction, Asked asked) {
        return read(transaction, SPLIT, Bounds.happened(asked), ReportFactStore::cutSum)
                .map(CountedFacts::new);
    }

    /** The stock at the end of that day, by each dimension. */
    static Future<CountedFacts> stock(SqlConnection transaction, LocalDate end, LogPosition upTo, Stocks stocks) {
        return stocks == Stocks.OF_MONTHS
                ? ofMonths(transaction, SPLIT_STOCK, end, upTo, ReportFactStore::cutSum)
                : ofFacts(transaction, SPLIT, end, upTo, ReportFactStore::cutSum);
    }

    private static Future<CountedFacts> ofMonths(
            SqlConnection transaction,
            Statement<Bounds> statement,
            LocalDate end,
            LogPosition upTo,
            Function<Fields, Sum> sum) {
        return transaction
                .preparedQuery(ADDED)
                .execute()
                .map(rows -> Rows.first(rows, row -> new LogPosition(row.number("tx"), row.number("id")))
                        .orElse(NONE_ADDED))
                .compose(added -> read(transaction, statement, Bounds.stock(end, upTo, added), sum))
                .map(CountedFacts::new);
    }

    private static Future<CountedFacts> ofFacts(
            SqlConnection transaction,
            Statement<Bounds> statement,
            LocalDate end,
            LogPosition upTo,
            Function<Fields, Sum> sum) {
        return read(transaction, statement, Bounds.stock(end, upTo, NONE_ADDED), sum)
                .map(CountedFacts::new);
    }

    static Future<CountedFacts> happenedInAll(SqlConnection transaction, Asked asked) {
        return read(transaction, TOTAL, Bounds.happened(asked), ReportFactStore::sum)
                .map(CountedFacts::new);
    }

    static Future<CountedFacts> stockOfAll(SqlConnection transaction, LocalDate end, LogPosition upTo, Stocks stocks) {
        return stocks == Stocks.OF_MONTHS
                ? ofMonths(transaction, TOTAL_STOCK, end, upTo, ReportFactStore::sum)
                : ofFacts(transaction, TOTAL, end, upTo, ReportFactStore::sum);
    }

    static Future<Map<Figure, Percentiles>> percentiles(SqlConnection transaction, Asked asked) {
        var figures = List.copyOf(PERCENTILES.keySet());
        return Future.all(figures.stream()
                        .map(of -> read(
                                        transaction,
                                        Expected.in(PERCENTILES, of),
                                        Bounds.happened(asked),
                                        Percentiles::read)
                                .map(rows -> rows.stream().findFirst().orElse(Percentiles.NONE)))
                        .toList())
                .map(read -> {
                    var percentiles = new EnumMap<Figure, Percentiles>(Figure.class);
                    figures.forEach(of -> percentiles.put(of, read.resultAt(figures.indexOf(of))));
                    return percentiles;
                });
    }

    /** How long cases were worked on that ended in the period, by each dimension and code. */
    static Future<Map<Dimension, Map<String, Percentiles>>> closedBy(SqlConnection transaction, Asked asked) {
        record OfCode(String code, Percentiles values) {}
        var read = SPLITS.stream()
                .map(by -> read(
                        transaction,
                        Expected.in(CLOSED_BY, by),
                        Bounds.happened(asked),
                        row -> new OfCode(row.text("code"), Percentiles.read(row))))
                .toList();
        return Future.all(read).map(all -> {
            var closed = new EnumMap<Dimension, Map<String, Percentiles>>(Dimension.class);
            for (int i = 0; i < read.size(); i++) {
                closed.put(
                        SPLITS.get(i),
                        read.get(i).result().stream().collect(Collectors.toMap(OfCode::code, OfCode::values)));
            }
            return closed;
        });
    }

    /** What happened in each part of the period, by its first day. */
    static Future<Map<LocalDate, CountedFacts>> course(SqlConnection transaction, Asked asked, Interval interval) {
        record Part(LocalDate begin, Sum sum) {}
        return read(
                        transaction,
                        Optional.ofNullable(COURSE.get(interval)).orElseThrow(),
                        Bounds.happened(asked),
                        row -> new Part(row.day("begin"), sum(row)))
                .map(parts -> parts.stream()
                        .collect(Collectors.groupingBy(
                                Part::begin,
                                Collectors.collectingAndThen(
                                        Collectors.mapping(Part::sum, Collectors.toList()), CountedFacts::new))));
    }

    /** Whether anything was counted in the period. */
    static Future<Boolean> anything(SqlConnection connection, Period period) {
        var bounds = Bounds.happened(new Asked(period, new LogPosition(Long.MAX_VALUE, Long.MAX_VALUE)));
        return read(connection, ANY, bounds, row -> row.flag("there")).map(rows -> rows.get(0));
    }

    private static <T> Future<List<T>> read(
            SqlConnection transaction, Statement<Bounds> statement, Bounds bounds, Function<Fields, T> row) {
        return transaction
                .preparedQuery(statement.sql())
                .execute(statement.values(bounds))
                .map(rows -> Rows.all(rows, row));
    }

    private static Sum cutSum(Fields row) {
        var cut = new EnumMap<Dimension, String>(Dimension.class);
        SPLITS.forEach(by -> row.optionalText(by.column()).ifPresent(code -> cut.put(by, code)));
        var sum = sum(row);
        return new Sum(Map.copyOf(cut), sum.kind(), sum.flags(), sum.variant(), sum.n(), sum.value());
    }

    private static Sum sum(Fields row) {
        return new Sum(
                CountedFacts.ALL,
                FactKind.of(row.integer("kind")),
                row.integer("flags"),
                row.text("variant"),
                row.number("n"),
                row.number("value"));
    }
}
