package hotline.measures.breakdown;

import hotline.measures.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * The months of a period that are read from sums; the days before and after them are read by day.
 *
 * @param from the first of a month; the day after the period if it has no whole month
 * @param to the last of a month; the day before {@code from} if there is none
 */
public record WholeMonths(LocalDate from, LocalDate to) {

    /** The month of today counts as whole from its first day on: nothing has happened after today. */
    public static WholeMonths of(Period period, LocalDate today) {
        var first = YearMonth.from(period.from());
        if (period.from().getDayOfMonth() > 1) {
            first = first.plusMonths(1);
        }
        var last = YearMonth.from(period.to());
        if (period.to().isBefore(last.atEndOfMonth()) && period.to().isBefore(today)) {
            last = last.minusMonths(1);
        }
        if (last.isBefore(first)) {
            var after = period.to().plusDays(1);
            return new WholeMonths(after, after.minusDays(1));
        }
        return new WholeMonths(first.atDay(1), last.atEndOfMonth());
    }

    public boolean isEmpty() {
        return to.isBefore(from);
    }

    /** The first days of those that make no whole year. */
    List<LocalDate> monthsBesideYears() {
        return months(false);
    }

    public List<LocalDate> all() {
        return months(true);
    }

    private List<LocalDate> months(boolean isOfYearToo) {
        var months = new ArrayList<LocalDate>();
        for (var month = from; month.isBefore(to); month = month.plusMonths(1)) {
            if (isOfYearToo || !isWhole(month.getYear())) {
                months.add(month);
            }
        }
        return months;
    }

    /** The first days of whole years. */
    List<LocalDate> years() {
        var years = new ArrayList<LocalDate>();
        if (!isEmpty()) {
            for (int year = from.getYear(); year <= to.getYear(); year++) {
                if (isWhole(year)) {
                    years.add(LocalDate.of(year, 1, 1));
                }
            }
        }
        return years;
    }

    private boolean isWhole(int year) {
        return !from.isAfter(LocalDate.of(year, 1, 1)) && !to.isBefore(LocalDate.of(year, 12, 31));
    }
}
