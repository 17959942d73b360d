package hotline.report;

import hotline.agentday.LoggedDay;
import hotline.failure.Expected;
import hotline.log.reading.LogPosition;
import hotline.measures.Period;
import hotline.measures.breakdown.Comparison;
import hotline.measures.breakdown.Measure;
import hotline.measures.breakdown.MeasureValue;
import hotline.measures.breakdown.Percentiles;
import hotline.measures.facts.Dimension;
import hotline.measures.facts.Figure;
import hotline.report.ReportFactStore.Asked;
import hotline.report.ReportFactStore.Stocks;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * All that a report counts, up to a place in the log.
 *
 * @param opening the stock when the period began
 * @param course what happened in each part of the period, by its first day
 * @param compared the same figures of other periods
 * @param log what agents wrote, in reports about it
 */
record ReportCount(
        ReportKind kind,
        LogPosition upTo,
        OfPeriod period,
        CountedFacts opening,
        Map<LocalDate, CountedFacts> course,
        Map<Comparison, OfPeriod> compared,
        Optional<LoggedDay> log) {

    /**
     * What is to be counted.
     *
     * @param loggedUpTo up to which place of the log of problems, in reports about it
     */
    record Wanted(ReportKind kind, Period period, LogPosition upTo, LoggedDay.Place loggedUpTo, Stocks stocks) {}

    /**
     * The figures of one period.
     *
     * @param closing the stock at its end
     * @param percentiles of the whole
     * @param closedBy how long cases were worked on, by dimension and code; empty in periods that are only compared
     */
    record OfPeriod(
            Period period,
            CountedFacts happened,
            CountedFacts closing,
            Map<Figure, Percentiles> percentiles,
            Map<Dimension, Map<String, Percentiles>> closedBy) {
        long n(Map<Dimension, String> cut, Figure figure) {
            return facts(figure).n(cut, figure);
        }

        private CountedFacts facts(Figure figure) {
            return figure.kind().isStock() ? closing : happened;
        }

        MeasureValue value(Measure measure, Map<Dimension, String> cut) {
            long counted = n(cut, measure.counted());
            return switch (measure.way()) {
                case COUNT -> MeasureValue.count(counted, Optional.empty());
                case SHARE -> {
                    long whole = measure.whole().stream()
                            .mapToLong(figure -> n(cut, figure))
                            .sum();
                    yield MeasureValue.share(counted, whole, Optional.empty());
                }
                case MEAN ->
                    measure.squares()
                            .map(squares -> MeasureValue.spreadMean(
                                    happened.value(cut, measure.counted()),
                                    happened.value(cut, squares),
                                    counted,
                                    Optional.empty()))
                            .orElseGet(() -> MeasureValue.mean(
                                    measure, happened.value(cut, measure.counted()), counted, Optional.empty()));
                case PERCENTILE -> MeasureValue.percentile(measure, percentiles(cut, measure), Optional.empty());
                case PER_10000 -> throw new IllegalArgumentException(measure.code() + " is not counted from the log");
            };
        }

        private Percentiles percentiles(Map<Dimension, String> cut, Measure measure) {
            if (cut.isEmpty()) {
                return Expected.in(percentiles, measure.counted());
            }
            if (measure.counted() != Figure.CLOSED_TIMED || cut.size() != 1) {
                throw new IllegalArgumentException(measure.code() + " is not counted by " + cut.keySet());
            }
            var by = cut.entrySet().iterator().next();
            return Expected.in(closedBy, by.getKey()).getOrDefault(by.getValue(), Percentiles.NONE);
        }

        /** Of the whole, how many have a value. */
        long timed(Figure figure) {
            return Expected.in(percentiles, figure).n();
        }
    }

    /** In a transaction that sees one moment. */
    static Future<ReportCount> of(SqlConnection transaction, Wanted wanted) {
        var kind = wanted.kind();
        var period = wanted.period();
        var upTo = wanted.upTo();
        var asked = new Asked(period, upTo);
        var counted = ofPeriod(
                transaction,
                asked,
                ReportFactStore.happened(transaction, asked),
                ReportFactStore.stock(transaction, period.to(), upTo, wanted.stocks()),
                ReportFactStore.closedBy(transaction, asked));
        var opening = ReportFactStore.stockOfAll(transaction, period.from().minusDays(1), upTo, wanted.stocks());
        var course = ReportFactStore.course(transaction, asked, kind.interval());
        var before = compared(transaction, kind.lastBefore(period.from()), wanted);
        var yearBefore = compared(transaction, Comparison.YEAR_BEFORE.of(period), wanted);
        var log = log(transaction, wanted);
        return Future.all(List.of(counted, opening, course, before, yearBefore, log))
                .map(read -> {
                    var others = new EnumMap<Comparison, OfPeriod>(Comparison.class);
                    others.put(Comparison.BEFORE, before.result());
                    others.put(Comparison.YEAR_BEFORE, yearBefore.result());
                    return new ReportCount(
                            kind,
                            upTo,
                            counted.result(),
                            opening.result(),
                            course.result(),
                            Map.copyOf(others),
                            log.result());
                });
    }

    private static Future<Optional<LoggedDay>> log(SqlConnection transaction, Wanted wanted) {
        return wanted.kind().showsLog()
                ? LoggedDay.read(transaction, wanted.period().from(), wanted.loggedUpTo())
                        .map(Optional::of)
                : Future.succeededFuture(Optional.empty());
    }

    OfPeriod compared(Comparison with) {
        return Objects.requireNonNull(compared.get(with));
    }

    private static Future<OfPeriod> compared(SqlConnection transaction, Period period, Wanted wanted) {
        var asked = new Asked(period, wanted.upTo());
        return ofPeriod(
                transaction,
                asked,
                ReportFactStore.happenedInAll(transaction, asked),
                ReportFactStore.stockOfAll(transaction, period.to(), wanted.upTo(), wanted.stocks()),
                Future.succeededFuture(Map.of()));
    }

    private static Future<OfPeriod> ofPeriod(
            SqlConnection transaction,
            Asked asked,
            Future<CountedFacts> happened,
            Future<CountedFacts> closing,
            Future<Map<Dimension, Map<String, Percentiles>>> closedBy) {
        var percentiles = ReportFactStore.percentiles(transaction, asked);
        return Future.all(happened, closing, percentiles, closedBy)
                .map(read -> new OfPeriod(
                        asked.period(), happened.result(), closing.result(), percentiles.result(), closedBy.result()));
    }

    /** The balance of a period: opening stock, received, ended, closing stock. */
    Balance balance() {
        Function<Figure, Long> n = figure -> period.n(CountedFacts.ALL, figure);
        return new Balance(
                opening.n(CountedFacts.ALL, Figure.OPEN),
                n.apply(Figure.RECEIVED),
                n.apply(Figure.REOPENED_ENDED),
                n.apply(Figure.CLOSINGS),
                n.apply(Figure.WITHDRAWN),
                n.apply(Figure.NOT_VALID),
                n.apply(Figure.OPEN));
    }

    /** Opening + received + reopened − closed − withdrawn − not valid = closing. */
    record Balance(
            long opening, long received, long reopened, long closed, long withdrawn, long notValid, long closing) {
        boolean holds() {
            return opening + received + reopened - closed - withdrawn - notValid == closing;
        }
    }
}
