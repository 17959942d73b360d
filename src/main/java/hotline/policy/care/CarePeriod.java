package hotline.policy.care;

import hotline.policy.taxonomy.Codes;
import java.time.LocalDate;
import java.util.Map;

/**
 * Parts of the calendar in which a contact is due once. They follow from the day alone and never from the contact before, so they
 * never move.
 */
public enum CarePeriod {
    MONTH("month", 1),
    QUARTER("quarter", 3),
    HALF_YEAR("half-year", 6);

    private static final Map<String, CarePeriod> BY_CODE = Codes.of(values(), CarePeriod::code);

    private final String code;
    private final int months;

    CarePeriod(String code, int months) {
        this.code = code;
        this.months = months;
    }

    /**
     * The days of one period.
     *
     * @param end the first day after it
     */
    public record Span(CarePeriod of, LocalDate from, LocalDate end) {
        public boolean contains(LocalDate day) {
            return !day.isBefore(from) && day.isBefore(end);
        }

        public Span before() {
            return of.around(from.minusDays(1));
        }
    }

    /** The period that a day lies in. */
    public Span around(LocalDate day) {
        int first = (day.getMonthValue() - 1) / months * months + 1;
        var from = LocalDate.of(day.getYear(), first, 1);
        return new Span(this, from, from.plusMonths(months));
    }

    public String code() {
        return code;
    }

    public static Map<String, CarePeriod> byCode() {
        return BY_CODE;
    }
}
