package hotline.measures.facts;

import static hotline.rows.SqlType.BIGINT;
import static hotline.rows.SqlType.DATE;
import static hotline.rows.SqlType.INT;

import hotline.rows.Batch;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the facts of a batch add to the sums by day and to the stocks. Added up here and not by PostgreSQL, which would keep all columns of each
 * fact for it.
 */
record FactSums(List<FactSums.OfDay> days, List<FactSums.OfStock> stocks) {
    private record Day(int kind, LocalDate day, int type, int severity, int channel, int variant, int flags) {}

    private record Stock(int kind, LocalDate receivedOn, int type, int severity, int channel) {}

    /** @param value 0 for a stock */
    record OfDay(Day of, int n, long value) {
        private OfDay and(OfDay other) {
            return new OfDay(of, n + other.n, value + other.value);
        }
    }

    record OfStock(Stock of, int n) {}

    static final Batch<OfDay> DAYS = Batch.<OfDay>of()
            .column("day", DATE, sum -> sum.of.day)
            .column("kind", INT, sum -> sum.of.kind)
            .column("type", INT, sum -> sum.of.type)
            .column("severity", INT, sum -> sum.of.severity)
            .column("channel", INT, sum -> sum.of.channel)
            .column("variant", INT, sum -> sum.of.variant)
            .column("flags", INT, sum -> sum.of.flags)
            .column("n", INT, OfDay::n)
            .column("value", BIGINT, OfDay::value);

    static final Batch<OfStock> STOCKS = Batch.<OfStock>of()
            .column("kind", INT, sum -> sum.of.kind)
            .column("received_on", DATE, sum -> sum.of.receivedOn)
            .column("type", INT, sum -> sum.of.type)
            .column("severity", INT, sum -> sum.of.severity)
            .column("channel", INT, sum -> sum.of.channel)
            .column("n", INT, OfStock::n);

    static FactSums of(List<PlacedFact.Coded> facts) {
        var days = new HashMap<Day, OfDay>();
        var stocks = new HashMap<Stock, Integer>();
        for (PlacedFact.Coded coded : facts) {
            var fact = coded.fact();
            int kind = fact.kind().code();
            int type = coded.id(Dimension.TYPE);
            int severity = coded.id(Dimension.SEVERITY);
            int channel = coded.id(Dimension.CHANNEL);
            boolean isStock = fact.kind().isStock();
            var day = new Day(kind, fact.day(), type, severity, channel, coded.variant(), fact.flags());
            days.merge(day, new OfDay(day, fact.n(), isStock ? 0 : fact.n() * fact.value()), OfDay::and);
            if (isStock) {
                stocks.merge(new Stock(kind, fact.receivedOn(), type, severity, channel), fact.n(), Integer::sum);
            }
        }
        return new FactSums(
                days.values().stream()
                        .filter(sum -> sum.n != 0 || sum.value != 0)
                        .toList(),
                stocks.entrySet().stream()
                        .filter(sum -> sum.getValue() != 0)
                        .map(sum -> new OfStock(sum.getKey(), sum.getValue()))
                        .toList());
    }
}
