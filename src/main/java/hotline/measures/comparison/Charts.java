package hotline.measures.comparison;

import hotline.failure.Expected;
import hotline.failure.Failure;
import hotline.measures.Period;
import hotline.measures.breakdown.Breakdown;
import hotline.measures.breakdown.BreakdownQuery;
import hotline.measures.breakdown.Breakdowns;
import hotline.measures.breakdown.Interval;
import hotline.measures.breakdown.Measure;
import hotline.measures.comparison.Baseline.Wanted;
import hotline.measures.facts.Dimension;
import hotline.measures.statistics.ControlChart;
import hotline.measures.statistics.ControlChart.Counts;
import hotline.once.Once;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A share, or a rate of parcels, over time against a baseline that a person has named. */
public final class Charts {
    /** Of fewer parts a baseline says nothing about the usual course. */
    private static final int FEWEST_PARTS = 8;

    private final Pool pool;
    private final Breakdowns breakdowns;
    private final InstantSource clock;

    public Charts(Pool pool, Breakdowns breakdowns, InstantSource clock) {
        this.pool = pool;
        this.breakdowns = breakdowns;
        this.clock = clock;
    }

    /**
     * @param baseline the id of one; empty: what is shown is compared with itself
     */
    public record ChartQuery(
            Measure measure, Interval interval, Period period, Map<Dimension, String> only, Optional<Long> baseline) {
        public ChartQuery {
            only = Map.copyOf(only);
        }
    }

    /** @param parts of the period, each with a point of the chart */
    public record Chart(Breakdown read, Optional<Baseline> baseline, List<Period> parts, ControlChart chart) {
        public Chart {
            parts = List.copyOf(parts);
        }
    }

    /** Fails with {@link Failure.Invalid} where the baseline is one of something else. */
    public Future<Chart> of(ChartQuery query) {
        return baseline(query).compose(baseline -> read(query.measure(), query.interval(), query.period(), query.only())
                .map(read -> {
                    var counts = counts(read, query.measure());
                    var parts = read.asked().rows().stream()
                            .map(Breakdown.Row::period)
                            .toList();
                    var usual = baseline.map(Baseline::counts).orElse(counts);
                    return new Chart(
                            read,
                            baseline,
                            parts,
                            ControlChart.of(ComparisonQuery.quotient(query.measure()), counts, usual));
                }));
    }

    private Future<Optional<Baseline>> baseline(ChartQuery query) {
        if (query.baseline().isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        return pool.withConnection(connection ->
                        BaselineStore.one(connection, query.baseline().get()))
                .map(found -> {
                    boolean fits = found.filter(
                                    one -> one.measure() == query.measure() && one.interval() == query.interval())
                            .isPresent();
                    if (!fits) {
                        throw Failure.Invalid.field("baseline", "is none of this measure and interval");
                    }
                    return found;
                });
    }

    public Future<List<Baseline>> baselines(Measure measure) {
        return pool.withConnection(connection -> BaselineStore.list(connection, measure));
    }

    /** Fails with {@link Failure.Invalid} for too short a period, and with {@link Failure.Conflict} for a second successor. */
    public Future<Baseline> make(Once once, Wanted wanted, long by) {
        return read(wanted.measure(), wanted.interval(), wanted.period(), wanted.only())
                .compose(read -> {
                    var counts = counts(read, wanted.measure());
                    if (counts.stream().filter(of -> of.whole() > 0).count() < FEWEST_PARTS) {
                        throw Failure.Invalid.field(
                                "/from", "a baseline needs at least " + FEWEST_PARTS + " weeks or months with cases");
                    }
                    return once.inTransaction(pool, transaction -> replaced(transaction, wanted)
                            .compose(fits -> BaselineStore.add(transaction, wanted, counts, by, clock.instant()))
                            .compose(id -> BaselineStore.one(
                                    transaction,
                                    id.orElseThrow(
                                            () -> new Failure.Conflict("another baseline has replaced it already"))))
                            .map(Optional::orElseThrow));
                });
    }

    private static Future<Void> replaced(SqlConnection transaction, Wanted wanted) {
        if (wanted.replaces().isEmpty()) {
            return Future.succeededFuture();
        }
        return BaselineStore.one(transaction, wanted.replaces().get()).map(found -> {
            if (found.filter(one -> one.measure() == wanted.measure()).isEmpty()) {
                throw Failure.Invalid.field("/replaces", "is no baseline of this measure");
            }
            return null;
        });
    }

    private Future<Breakdown> read(Measure measure, Interval interval, Period period, Map<Dimension, String> only) {
        return breakdowns.of(new BreakdownQuery(Set.of(measure), period, interval, Optional.empty(), only, Set.of()));
    }

    private static List<Counts> counts(Breakdown read, Measure measure) {
        return read.asked().rows().stream()
                .map(row -> Expected.in(row.values(), measure))
                .map(value -> new Counts(value.counted(), value.of().orElse(0)))
                .toList();
    }
}
