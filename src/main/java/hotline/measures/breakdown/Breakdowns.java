package hotline.measures.breakdown;

import hotline.database.Snapshot;
import hotline.failure.Failure;
import hotline.measures.Completeness;
import hotline.measures.Period;
import hotline.measures.breakdown.Breakdown.OfPeriod;
import hotline.measures.breakdown.Breakdown.Row;
import hotline.measures.breakdown.BreakdownStore.Asked;
import hotline.measures.facts.Figure;
import hotline.network.NetworkMap;
import hotline.paging.Page;
import hotline.parking.Parking;
import hotline.sla.WorkingCalendar;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** Measures split by dimensions and parts of a period, and the complaints behind them. All numbers of an answer are of one moment. */
public final class Breakdowns {
    /** What was read of one period. */
    private record Read(BreakdownQuery query, Sums total, Sums split) {}

    private final Vertx vertx;
    private final Pool pool;
    private final Parking parking;
    private final Supplier<WorkingCalendar> calendar;
    private final Supplier<NetworkMap> network;
    private final InstantSource clock;

    /**
     * @param calendar the latest of the policy in force, which also knows the zone that days are meant in
     * @param network of which the branches should have volumes
     */
    public Breakdowns(
            Vertx vertx,
            Pool pool,
            Parking parking,
            Supplier<WorkingCalendar> calendar,
            Supplier<NetworkMap> network,
            InstantSource clock) {
        this.vertx = vertx;
        this.pool = pool;
        this.parking = parking;
        this.calendar = calendar;
        this.network = network;
        this.clock = clock;
    }

    public LocalDate today() {
        return day(clock.instant());
    }

    /**
     * Fails with {@link Failure.Invalid} where the answer would be too large.
     *
     * @param query the period may end today at the latest
     */
    public Future<Breakdown> of(BreakdownQuery query) {
        return pool.withTransaction(
                        transaction -> Snapshot.ofOneMoment(transaction).compose(set -> tableIn(transaction, query)))
                .compose(table -> vertx.executeBlocking(table, false));
    }

    /** The same in a transaction of the caller, which decides of which moment the numbers are. */
    public Future<Breakdown> in(SqlConnection transaction, BreakdownQuery query) {
        return tableIn(transaction, query).compose(table -> vertx.executeBlocking(table, false));
    }

    private Future<Callable<Breakdown>> tableIn(SqlConnection transaction, BreakdownQuery query) {
        var now = clock.instant();
        return BreakdownStore.prepare(transaction).compose(set -> {
            var asked = read(transaction, query, now);
            var compared = new EnumMap<Comparison, Future<Read>>(Comparison.class);
            query.compared()
                    .forEach(with -> compared.put(with, read(transaction, query.of(with.of(query.period())), now)));
            var complete = Completeness.of(transaction, parking, now);
            var all = new ArrayList<Future<?>>(compared.values());
            all.add(asked);
            all.add(complete);
            return Future.all(all).map(read -> table(complete.result(), asked.result(), compared, now));
        });
    }

    /** Tens of thousands of values take longer than an event loop may. */
    private Callable<Breakdown> table(
            Completeness complete, Read asked, Map<Comparison, Future<Read>> compared, Instant now) {
        return () -> {
            var others = new EnumMap<Comparison, OfPeriod>(Comparison.class);
            compared.forEach((with, read) -> others.put(with, ofPeriod(read.result(), now)));
            return new Breakdown(complete, ofPeriod(asked, now), others);
        };
    }

    /**
     * The complaints that a number counts, the latest first. The first page says how many there are on all pages, which is less than the
     * number where it counts one of them twice; of several pages only where that is asked for, since all of them are counted for it.
     */
    public Future<BehindPage> behind(BehindQuery query, boolean total) {
        return pool.withTransaction(transaction -> behindIn(transaction, query).compose(page -> {
            boolean isWhole = query.before().isEmpty() && page.next().isEmpty();
            if (isWhole || query.before().isPresent() || !total) {
                return Future.succeededFuture(new BehindPage(
                        page, Optional.of((long) page.items().size()).filter(size -> isWhole)));
            }
            return countBehind(transaction, query.ofAtMost(Integer.MAX_VALUE - 1))
                    .map(counted -> new BehindPage(page, Optional.of(counted.complaints())));
        }));
    }

    /** A page in a transaction of the caller. */
    public Future<Page<Behind, Long>> behindIn(SqlConnection transaction, BehindQuery query) {
        var now = clock.instant();
        return BreakdownStore.prepare(transaction).compose(set -> BehindStore.behind(transaction, query, now));
    }

    /** How many complaints a number counts, and how often; more than the limit of the query are not counted. */
    public Future<CountedBehind> countBehind(SqlConnection transaction, BehindQuery query) {
        var now = clock.instant();
        return BreakdownStore.prepare(transaction).compose(set -> query.summedOnce()
                .map(figure -> summed(transaction, query, figure, now))
                .orElseGet(() -> BehindStore.count(transaction, query, now)));
    }

    /** Sums of months know what all facts of a stock would have to be read for. */
    private Future<CountedBehind> summed(SqlConnection transaction, BehindQuery query, Figure figure, Instant now) {
        return BreakdownStore.sums(transaction, new Asked(query.number(), day(now), now))
                .map(sums -> {
                    long complaints = sums.n("", query.period().from(), List.of(figure));
                    long atMost = Math.min(complaints, query.limit() + 1L);
                    return new CountedBehind(atMost, atMost);
                });
    }

    /** Both are sent at once. */
    private Future<Read> read(SqlConnection transaction, BreakdownQuery query, Instant now) {
        var total = BreakdownStore.sums(transaction, new Asked(query.whole(), day(now), now));
        var split = query.isWhole() ? total : BreakdownStore.sums(transaction, new Asked(query, day(now), now));
        return Future.all(total, split).map(read -> new Read(query, total.result(), split.result()));
    }

    private OfPeriod ofPeriod(Read read, Instant now) {
        var query = read.query();
        return new OfPeriod(
                query.period(),
                Breakdown.Days.of(query.period(), calendar.get()),
                Balance.of(read.total(), query.period()),
                values(query, "", query.period(), read.total(), expected(query.whole(), now), now),
                query.isWhole() ? List.of() : rows(query, read.split(), now));
    }

    private List<Row> rows(BreakdownQuery query, Sums sums, Instant now) {
        var expected = expected(query, now);
        var parts = query.interval().parts(query.period());
        var codes = query.split().isEmpty() ? List.of("") : List.copyOf(sums.codes());
        query.check(codes.size());
        return codes.stream()
                .flatMap(code -> parts.stream()
                        .map(part -> new Row(
                                Optional.of(code).filter(some -> !some.isEmpty()),
                                sums.name(code),
                                part,
                                values(query, code, part, sums, expected, now))))
                .toList();
    }

    private Map<Measure, MeasureValue> values(
            BreakdownQuery query, String code, Period part, Sums sums, ExpectedDays expected, Instant now) {
        var values = new EnumMap<Measure, MeasureValue>(Measure.class);
        for (Measure measure : query.measures()) {
            values.put(measure, value(measure, code, part, sums, expected, measure.finalFrom(part.to(), day(now))));
        }
        return values;
    }

    private static MeasureValue value(
            Measure measure,
            String code,
            Period part,
            Sums sums,
            ExpectedDays expected,
            Optional<LocalDate> finalFrom) {
        var from = part.from();
        long counted = sums.n(code, from, List.of(measure.counted()));
        return switch (measure.way()) {
            case COUNT -> MeasureValue.count(counted, finalFrom);
            case SHARE -> MeasureValue.share(counted, sums.n(code, from, measure.whole()), finalFrom);
            case MEAN ->
                measure.squares()
                        .map(squares -> MeasureValue.spreadMean(
                                sums.value(code, from, measure.counted()),
                                sums.value(code, from, squares),
                                counted,
                                finalFrom))
                        .orElseGet(() -> MeasureValue.mean(
                                measure, sums.value(code, from, measure.counted()), counted, finalFrom));
            case PER_10000 -> {
                var parcels = sums.parcels(code, from);
                yield MeasureValue.per10000(
                        sums.measured(code, from, measure.counted().kind()),
                        parcels.parcels(),
                        Math.max(0, expected.in(code, part) - parcels.days()),
                        finalFrom);
            }
            case PERCENTILE ->
                MeasureValue.percentile(measure, sums.percentiles(code, from, measure.counted()), finalFrom);
        };
    }

    private ExpectedDays expected(BreakdownQuery query, Instant now) {
        return query.hasRatesOfParcels()
                ? ExpectedDays.of(query, network.get(), day(now))
                : ExpectedDays.none(day(now));
    }

    private LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, calendar.get().zone());
    }
}
