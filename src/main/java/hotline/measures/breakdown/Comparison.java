package hotline.measures.breakdown;

import hotline.measures.Period;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/** The period that another is compared with. */
public enum Comparison {
    /** The one just before, as long; before a period that begins with a month, as many months earlier. */
    BEFORE("before") {
        @Override
        public Period of(Period period) {
            if (period.from().getDayOfMonth() == 1) {
                long months = ChronoUnit.MONTHS.between(YearMonth.from(period.from()), YearMonth.from(period.to())) + 1;
                return earlier(period, months);
            }
            long days = ChronoUnit.DAYS.between(period.from(), period.to()) + 1;
            return new Period(period.from().minusDays(days), period.to().minusDays(days));
        }
    },
    /** The same days of the year before. */
    YEAR_BEFORE("year-before") {
        @Override
        public Period of(Period period) {
            return earlier(period, 12);
        }
    };

    private final String code;

    Comparison(String code) {
        this.code = code;
    }

    public static Optional<Comparison> of(String code) {
        return Arrays.stream(values())
                .filter(comparison -> comparison.code.equals(code))
                .findFirst();
    }

    public String code() {
        return code;
    }

    public abstract Period of(Period period);

    private static Period earlier(Period period, long months) {
        return new Period(period.from().minusMonths(months), earlier(period.to(), months));
    }

    /** The last day of a month stays one. */
    private static LocalDate earlier(LocalDate day, long months) {
        var month = YearMonth.from(day).minusMonths(months);
        boolean isLast = day.equals(YearMonth.from(day).atEndOfMonth());
        return isLast ? month.atEndOfMonth() : day.minusMonths(months);
    }
}
