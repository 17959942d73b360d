package hotline.measures.breakdown;

import hotline.database.Snapshot;
import hotline.failure.Failure;
import hotline.measures.Completeness;
import hotline.measures.Period;
import hotline.measures.breakdown.Breakdown.OfPeriod;
import hotline.measures.breakdown.Breakdown.Row;
import hotline.measures.breakdown.BreakdownStore.Asked;
import hotline.network.NetworkMap;
import hotline.paging.Page;
import hotline.parking.Parking;
import hotline.sla.WorkingCalendar;
import io.vertx.core.Future;
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
import java.util.function.Supplier;

/** Measures split by dimensions and parts of a period, and the complaints behind them. All numbers of an answer are of one moment. */
public final class Breakdowns {
    private static final int MOST_ROWS = 10_000;

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
            Pool pool,
            Parking parking,
            Supplier<WorkingCalendar> calendar,
            Supplier<NetworkMap> network,
            InstantSource clock) {
        this.pool = pool;
        this.parking = parking;
        this.calendar = calendar;
        this.network = network;
        this.clock = clock;
    }

    public LocalDate today() {
        return day(clock.instant());
    }

    /** @param query the period may end today at the latest */
    public Future<Breakdown> of(BreakdownQuery query) {
        var now = clock.instant();
        return pool.withTransaction(transaction -> Snapshot.ofOneMoment(transaction)
                .compose(set -> BreakdownStore.prepare(transaction))
                .compose(set -> {
                    var asked = ofPeriod(transaction, query, now);
                    var compared = new EnumMap<Comparison, Future<OfPeriod>>(Comparison.class);
                    query.compared()
                            .forEach(with ->
                                    compared.put(with, ofPeriod(transaction, query.of(with.of(query.period())), now)));
                    var complete = Completeness.of(transaction, parking, now);
                    var all = new ArrayList<Future<?>>(compared.values());
                    all.add(asked);
                    all.add(complete);
                    return Future.all(all).map(read -> {
                        var others = new EnumMap<Comparison, OfPeriod>(Comparison.class);
                        compared.forEach((with, of) -> others.put(with, of.result()));
                        return new Breakdown(complete.result(), asked.result(), others);
                    });
                }));
    }

    /** The complaints that a number counts, the latest first. */
    public Future<Page<Behind, Long>> behind(BehindQuery query) {
        var now = clock.instant();
        return pool.withTransaction(transaction ->
                BreakdownStore.prepare(transaction).compose(set -> BehindStore.behind(transaction, query, now)));
    }

    private Future<OfPeriod> ofPeriod(SqlConnection transaction, BreakdownQuery query, Instant now) {
        var total = BreakdownStore.sums(transaction, new Asked(query.whole(), day(now), now));
        if (query.isWhole()) {
            return total.map(sums -> new OfPeriod(
                    query.period(),
                    Balance.of(sums, query.period()),
                    values(query, "", query.period(), sums, expected(query.whole(), now), now),
                    List.of()));
        }
        return BreakdownStore.sums(transaction, new Asked(query, day(now), now))
                .compose(sums -> total.map(all -> new OfPeriod(
                        query.period(),
                        Balance.of(all, query.period()),
                        values(query, "", query.period(), all, expected(query.whole(), now), now),
                        rows(query, sums, now))));
    }

    private List<Row> rows(BreakdownQuery query, Sums sums, Instant now) {
        var expected = expected(query, now);
        var parts = query.interval().parts(query.period());
        var codes = query.split().isEmpty() ? List.of("") : List.copyOf(sums.codes());
        if ((long) parts.size() * codes.size() > MOST_ROWS) {
            throw Failure.Invalid.field(
                    "by", "gives more than " + MOST_ROWS + " rows; ask for fewer days or longer intervals");
        }
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
            case MEAN -> MeasureValue.mean(sums.value(code, from, measure.counted()), counted, finalFrom);
            case PER_10000 -> {
                var parcels = sums.parcels(code, from);
                yield MeasureValue.per10000(
                        sums.measured(code, from, measure.counted().kind()),
                        parcels.parcels(),
                        Math.max(0, expected.in(code, part) - parcels.days()),
                        finalFrom);
            }
            case PERCENTILE ->
                MeasureValue.percentile(
                        sums.timed(code, from), sums.percentile(code, from, measure.fraction()), finalFrom);
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
