package hotline.measures.breakdown;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INT;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import hotline.failure.Expected;
import hotline.measures.Period;
import hotline.measures.facts.Dimension;
import hotline.measures.facts.FactKind;
import hotline.measures.facts.Figure;
import hotline.rows.Fields;
import hotline.rows.Parameters;
import hotline.rows.Rows;
import hotline.rows.Statement;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads sums of facts for breakdowns. */
final class BreakdownStore {
    /** @param today the day of now; the period ends by then */
    record Asked(BreakdownQuery query, LocalDate today, Instant now) {
        Period period() {
            return query.period();
        }

        WholeMonths months() {
            return WholeMonths.of(period(), today);
        }

        private LocalDate endMonth() {
            return period().to().withDayOfMonth(1);
        }
    }

    private record Statements(
            Statement<Asked> counted,
            Map<Figure, Statement<Asked>> percentiles,
            Statement<Asked> stock,
            Statement<Asked> changes,
            Statement<Asked> later) {
        static Statements of(Shape shape) {
            return new Statements(
                    Statement.of(shape.counted(), ASKED),
                    Measure.timed().stream()
                            .collect(Collectors.toMap(
                                    Function.identity(), of -> Statement.of(shape.percentiles(of), ASKED))),
                    Statement.of(shape.stock(), ASKED),
                    Statement.of(shape.changes(), ASKED),
                    Statement.of(shape.later(), ASKED));
        }
    }

    static final Parameters<Asked> ASKED = asked();

    private static final Cache<Shape, Statements> STATEMENTS =
            Caffeine.newBuilder().maximumSize(500).build();

    private static final String PERSONS = "SELECT id::text AS id, name FROM person WHERE id::text = ANY ($1::text[])";

    /**
     * PostgreSQL can't know that few facts are missing in the sums of months, and would start helpers for them, which takes
     * longer than reading them. Percentiles of a month are sorted in memory. A plan for any period expects few days, and
     * compared each fact with each volume.
     */
    static final String FOR_SHORT_READING =
            "SET LOCAL max_parallel_workers_per_gather = 0; SET LOCAL work_mem = '32MB'; SET LOCAL plan_cache_mode = force_custom_plan";

    private BreakdownStore() {}

    /** For the statements of this transaction that follow. */
    static Future<Void> prepare(SqlClient transaction) {
        return transaction.query(FOR_SHORT_READING).execute().mapEmpty();
    }

    private static Parameters<Asked> asked() {
        var asked = Parameters.<Asked>of()
                .array("kinds", INT, of -> kinds(of.query(), kind -> !kind.isStock()))
                .array("stocks", INT, of -> kinds(of.query(), FactKind::isStock))
                .array("varied", INT, of -> varied(of.query()))
                .value("from", DATE, of -> of.period().from())
                .value("to", DATE, of -> of.period().to())
                .value("wholeFrom", DATE, of -> of.months().from())
                .value("wholeTo", DATE, of -> of.months().to())
                .value("endMonth", DATE, Asked::endMonth)
                .value("nextMonth", DATE, of -> of.endMonth().plusMonths(1))
                .value("lastMonth", DATE, of -> of.months().to().withDayOfMonth(1))
                .value(
                        "monthBefore",
                        DATE,
                        of -> of.months().from().withDayOfMonth(1).minusMonths(1))
                .array("months", DATE, of -> of.months().monthsBesideYears())
                .array("allMonths", DATE, of -> of.months().all())
                .array("years", DATE, of -> of.months().years())
                .value("today", DATE, Asked::today)
                .value("now", BIGINT, of -> of.now().toEpochMilli());
        return FactConditions.only(asked, of -> of.query().only());
    }

    private static Collection<Integer> kinds(BreakdownQuery query, Function<FactKind, Boolean> which) {
        return codes(figures(query).map(Figure::kind).filter(which::apply));
    }

    /** The kinds of which a figure counts one variant. */
    private static Collection<Integer> varied(BreakdownQuery query) {
        return codes(figures(query).filter(Figure::hasVariant).map(Figure::kind));
    }

    private static Stream<Figure> figures(BreakdownQuery query) {
        return query.measures().stream()
                .filter(measure -> measure.way().isSummed())
                .flatMap(Measure::figures);
    }

    private static List<Integer> codes(Stream<FactKind> kinds) {
        return kinds.distinct().map(FactKind::code).toList();
    }

    /** All sums that the query's measures need. */
    static Future<Sums> sums(SqlClient client, Asked asked) {
        var statements = STATEMENTS.get(Shape.of(asked.query(), asked.months()), Statements::of);
        var counted = read(client, statements.counted(), asked, BreakdownStore::counted);
        var percentiles = Future.all(asked.query().timed().stream()
                .map(of -> read(client, Expected.in(statements.percentiles(), of), asked, row -> timed(of, row)))
                .toList());
        return Future.all(counted, percentiles, stocks(client, statements, asked))
                .compose(read -> {
                    var sums = new Sums();
                    counted.result().forEach(sums::add);
                    percentiles.result().<List<Sums.Timed>>list().forEach(of -> of.forEach(sums::add));
                    read.<List<Sums.Stock>>resultAt(2).forEach(sums::add);
                    return asked.query().hasRatesOfParcels()
                            ? PerParcelStore.add(client, asked, sums)
                            : Future.succeededFuture(sums);
                })
                .compose(sums -> named(client, asked.query(), sums));
    }

    private static Future<List<Sums.Stock>> stocks(SqlClient client, Statements statements, Asked asked) {
        if (kinds(asked.query(), FactKind::isStock).isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        var now = read(client, statements.stock(), asked, Change::of);
        var changes = read(client, statements.changes(), asked, Change::of);
        var later = asked.period().to().equals(asked.today())
                ? read(client, statements.later(), asked, Change::of)
                : Future.succeededFuture(List.<Change>of());
        return Future.all(now, changes, later)
                .map(read -> atEnds(asked.query(), now.result(), changes.result(), later.result()));
    }

    /** @param begin of the part of the period in which it came or went; empty for later changes and for the present stock */
    private record Change(String code, FactKind kind, Optional<LocalDate> begin, long n) {
        static Change of(Fields row) {
            return new Change(
                    row.text("code"), FactKind.of(row.integer("kind")), row.optionalDay("begin"), row.number("n"));
        }
    }

    private record Stocked(String code, FactKind kind) {}

    /** From the present stock back to each end: what came and went after it is taken off. */
    private static List<Sums.Stock> atEnds(
            BreakdownQuery query, List<Change> now, List<Change> changes, List<Change> later) {
        var left = new HashMap<Stocked, Long>();
        var inPart = new HashMap<LocalDate, Map<Stocked, Long>>();
        now.forEach(all -> left.merge(new Stocked(all.code(), all.kind()), all.n(), Long::sum));
        for (Change change : changes) {
            var of = new Stocked(change.code(), change.kind());
            if (change.begin().isPresent()) {
                left.putIfAbsent(of, 0L);
                inPart.computeIfAbsent(change.begin().get(), begin -> new HashMap<>())
                        .merge(of, change.n(), Long::sum);
            } else {
                left.merge(of, -change.n(), Long::sum);
            }
        }
        var parts = query.interval().parts(query.period());
        var codes = new HashSet<String>();
        var stocks = new ArrayList<Sums.Stock>();
        for (int i = parts.size() - 1; i >= 0; i--) {
            var from = parts.get(i).from();
            left.forEach((of, n) -> {
                if (n != 0) {
                    codes.add(of.code());
                    stocks.add(new Sums.Stock(of.code(), from, of.kind(), n));
                }
            });
            query.check(codes.size());
            if (i == parts.size() - 1) {
                later.forEach(change -> stocks.add(new Sums.Stock(change.code(), from, change.kind(), -change.n())));
            }
            inPart.getOrDefault(from, Map.of()).forEach((of, n) -> left.merge(of, -n, Long::sum));
        }
        if (query.isWhole()) {
            var eve = query.period().from().minusDays(1);
            left.forEach((of, n) -> stocks.add(new Sums.Stock(of.code(), eve, of.kind(), n)));
        }
        return stocks;
    }

    private static Future<Sums> named(SqlClient client, BreakdownQuery query, Sums sums) {
        if (!query.split().equals(Optional.of(Dimension.AGENT))) {
            return Future.succeededFuture(sums);
        }
        return client.preparedQuery(PERSONS)
                .execute(Tuple.of(sums.codes().toArray(String[]::new)))
                .map(rows -> {
                    Rows.all(rows, row -> row).forEach(row -> sums.name(row.text("id"), row.text("name")));
                    return sums;
                });
    }

    private static <T> Future<List<T>> read(
            SqlClient client, Statement<Asked> statement, Asked asked, Function<Fields, T> row) {
        return client.preparedQuery(statement.sql())
                .execute(statement.values(asked))
                .map(rows -> Rows.all(rows, row));
    }

    private static Sums.Counted counted(Fields row) {
        return new Sums.Counted(
                row.text("code"),
                row.day("begin"),
                FactKind.of(row.integer("kind")),
                row.integer("flags"),
                row.optionalText("variant").orElse(""),
                row.number("n"),
                row.number("value"));
    }

    private static Sums.Timed timed(Figure of, Fields row) {
        return new Sums.Timed(of, row.text("code"), row.day("begin"), Percentiles.read(row));
    }
}
