package hotline.measures.breakdown;

import hotline.measures.Completeness;
import hotline.measures.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to a {@link BreakdownQuery}.
 *
 * @param asked the period that was asked for
 * @param compared the other periods
 */
public record Breakdown(Completeness complete, OfPeriod asked, Map<Comparison, OfPeriod> compared) {

    public Breakdown {
        compared = Map.copyOf(compared);
    }

    /**
     * @param total over all rows: numerators and denominators are summed, never their rates
     * @param rows by code, then by time; none where the total says it all
     */
    public record OfPeriod(Period period, Balance balance, Map<Measure, MeasureValue> total, List<Row> rows) {
        public OfPeriod {
            total = Map.copyOf(total);
            rows = List.copyOf(rows);
        }
    }

    /**
     * @param code of the dimension that it is split by; empty without a split, and for complaints that have none
     * @param name of a person
     */
    public record Row(Optional<String> code, Optional<String> name, Period period, Map<Measure, MeasureValue> values) {
        public Row {
            values = Map.copyOf(values);
        }
    }
}
