package hotline.measures.comparison;

import hotline.database.Snapshot;
import hotline.failure.Expected;
import hotline.failure.Failure;
import hotline.measures.Completeness;
import hotline.measures.breakdown.Breakdown;
import hotline.measures.breakdown.Breakdown.Row;
import hotline.measures.breakdown.BreakdownQuery;
import hotline.measures.breakdown.Breakdowns;
import hotline.measures.breakdown.Interval;
import hotline.measures.breakdown.Measure;
import hotline.measures.comparison.ComparisonStore.Cell;
import hotline.measures.comparison.ComparisonStore.Members;
import hotline.measures.comparison.FairComparison.MissingDays;
import hotline.measures.comparison.FairComparison.Sort;
import hotline.measures.facts.Dimension;
import hotline.measures.statistics.CaseMix;
import hotline.measures.statistics.Funnel;
import hotline.measures.statistics.Share;
import hotline.parking.Parking;
import hotline.policy.MeasureRules;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/** Compares units and people fairly. All numbers of an answer are of one moment. */
public final class Comparisons {
    /** 95 of 100. */
    private static final double DEVIATIONS = 1.959963984540054;

    /** Parcels are of no type and no severity. */
    private static final Sort ANY = new Sort(0, 0);

    private record Read(
            Completeness complete,
            Map<String, Map<Sort, Share>> byMember,
            Map<String, String> names,
            Optional<MissingDays> missing) {

        static Read of(Completeness complete, List<Cell> cells, Members members) {
            var all = new HashMap<String, Map<Sort, Share>>();
            cells.forEach(
                    cell -> all.computeIfAbsent(Expected.in(members.codes(), cell.member()), code -> new HashMap<>())
                            .merge(cell.sort(), cell.share(), Share::plus));
            return new Read(complete, all, members.names(), Optional.empty());
        }

        /** Of a branch without any volume nothing is known. */
        static Read of(Breakdown read, Measure measure) {
            var all = new HashMap<String, Map<Sort, Share>>();
            var missing = new HashMap<String, Long>();
            for (Row row : read.asked().rows()) {
                var value = Expected.in(row.values(), measure);
                long parcels = value.of().orElse(0);
                row.code().filter(code -> parcels > 0).ifPresent(code -> {
                    all.put(code, Map.of(ANY, new Share(value.counted(), parcels)));
                    missing.put(code, value.missingDays().orElse(0));
                });
            }
            var total = Expected.in(read.asked().total(), measure).missingDays().orElse(0);
            return new Read(read.complete(), all, Map.of(), Optional.of(new MissingDays(total, missing)));
        }

        Share all() {
            return byMember.values().stream().map(Comparisons::sum).reduce(Share.NONE, Share::plus);
        }
    }

    private final Vertx vertx;
    private final Pool pool;
    private final Breakdowns breakdowns;
    private final Parking parking;
    private final IntSupplier fewest;
    private final InstantSource clock;

    /**
     * @param breakdowns count complaints and parcels of the same branches and days, and know which day it is
     * @param fewest of the policy in force
     */
    public Comparisons(
            Vertx vertx, Pool pool, Breakdowns breakdowns, Parking parking, IntSupplier fewest, InstantSource clock) {
        this.vertx = vertx;
        this.pool = pool;
        this.breakdowns = breakdowns;
        this.parking = parking;
        this.fewest = fewest;
        this.clock = clock;
    }

    /** Of members with fewer cases nothing is said; people are not compared below 30. */
    public int fewest(ComparisonQuery query) {
        return fewest(Optional.of(query.by()));
    }

    /** @param by by what figures are split */
    public int fewest(Optional<Dimension> by) {
        return by.filter(Dimension.AGENT::equals).isPresent()
                ? MeasureRules.fewestOfAPerson(fewest.getAsInt())
                : fewest.getAsInt();
    }

    public Future<FairComparison> of(ComparisonQuery query) {
        return read(query).compose(read -> compared(query, read));
    }

    /** The same in a transaction of the caller, which decides of which moment the numbers are. */
    public Future<FairComparison> in(SqlConnection transaction, ComparisonQuery query) {
        return readIn(transaction, query).compose(read -> compared(query, read));
    }

    private Future<FairComparison> compared(ComparisonQuery query, Read read) {
        return vertx.executeBlocking(() -> new FairComparison(
                read.complete(),
                Funnel.of(ComparisonQuery.quotient(query.measure()), read.byMember(), fewest(query)),
                read.names(),
                read.missing()));
    }

    /** Two members, each as if it had the cases of both; empty where they have no sort of cases in common, or too few. */
    public Future<TwoCompared> two(ComparisonQuery query, String one, String other) {
        return read(query).map(read -> {
            var members = read.byMember();
            var ofOne = member(members, "one", one);
            var ofOther = member(members, "other", other);
            var pair = CaseMix.pair(ofOne, ofOther, DEVIATIONS);
            var quotient = ComparisonQuery.quotient(query.measure());
            boolean isEnough = pair.covered() > 0
                    && quotient.isEnough(read.all(), sum(ofOne).whole(), fewest(query))
                    && quotient.isEnough(read.all(), sum(ofOther).whole(), fewest(query));
            return new TwoCompared(
                    read.complete(), sum(ofOne), sum(ofOther), Optional.of(pair).filter(some -> isEnough));
        });
    }

    private static Map<Sort, Share> member(Map<String, Map<Sort, Share>> members, String name, String code) {
        var member = members.get(code);
        if (member == null) {
            throw Failure.Invalid.field(name, "has no cases in this period");
        }
        return member;
    }

    private static Share sum(Map<Sort, Share> sorts) {
        return sorts.values().stream().reduce(Share.NONE, Share::plus);
    }

    private Future<Read> read(ComparisonQuery query) {
        return pool.withTransaction(
                transaction -> Snapshot.ofOneMoment(transaction).compose(set -> readIn(transaction, query)));
    }

    private Future<Read> readIn(SqlConnection transaction, ComparisonQuery query) {
        return query.measure().way() == Measure.Way.PER_10000
                ? ofParcels(transaction, query)
                : ofCases(transaction, query);
    }

    private Future<Read> ofParcels(SqlConnection transaction, ComparisonQuery query) {
        var asked = new BreakdownQuery(
                Set.of(query.measure()),
                query.period(),
                Interval.WHOLE,
                Optional.of(query.by()),
                query.only(),
                Set.of());
        return breakdowns.in(transaction, asked).map(read -> Read.of(read, query.measure()));
    }

    private Future<Read> ofCases(SqlConnection transaction, ComparisonQuery query) {
        var now = clock.instant();
        var cells = ComparisonStore.cells(transaction, query, breakdowns.today(), now);
        var members = ComparisonStore.members(transaction, query.by());
        var complete = Completeness.of(transaction, parking, now);
        return Future.all(cells, members, complete)
                .map(read -> Read.of(complete.result(), cells.result(), members.result()));
    }
}
