package hotline.measures.breakdown;

import hotline.measures.Completeness;
import hotline.measures.Period;
import hotline.sla.WorkingCalendar;
import java.time.LocalDate;
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
     * What makes two periods unlike each other before anything is counted.
     *
     * @param working how many working days a period has
     * @param festival the first day of the Spring Festival (春节), which lies in January of some years and in February of others; of periods
     *     within these two months alone
     */
    public record Days(long working, Optional<LocalDate> festival) {
        static Days of(Period period, WorkingCalendar calendar) {
            boolean isEarly = period.to().getMonthValue() <= 2
                    && period.from().getYear() == period.to().getYear();
            return new Days(
                    calendar.workingDays(period.from(), period.to()),
                    isEarly ? calendar.springFestival(period.to().getYear()) : Optional.empty());
        }
    }

    /**
     * @param total over all rows: numerators and denominators are summed, never their rates
     * @param rows by code, then by time; none where the total says it all
     */
    public record OfPeriod(
            Period period, Days days, Balance balance, Map<Measure, MeasureValue> total, List<Row> rows) {
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
