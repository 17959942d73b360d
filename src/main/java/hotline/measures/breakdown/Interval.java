package hotline.measures.breakdown;

import hotline.measures.Period;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The parts that a period is shown in. Weeks begin on Monday. */
public enum Interval {
    WHOLE("whole", ":from::date"),
    DAY("day", "day"),
    WEEK("week", "date_trunc('week', day::timestamp)::date"),
    MONTH("month", "date_trunc('month', day::timestamp)::date");

    private final String code;
    private final String begin;

    Interval(String code, String begin) {
        this.code = code;
        this.begin = begin;
    }

    public static Optional<Interval> of(String code) {
        return Arrays.stream(values())
                .filter(interval -> interval.code.equals(code))
                .findFirst();
    }

    public String code() {
        return code;
    }

    /** In SQL, the first day of the part that a row's day is in, which is never before the period. */
    public String beginOfDay() {
        return "greatest(:from::date, " + begin + ")";
    }

    /** All parts of a period in their order, also those in which nothing happened. */
    public List<Period> parts(Period period) {
        var parts = new ArrayList<Period>();
        for (var from = period.from(); !from.isAfter(period.to()); from = next(from, period.to())) {
            var last = next(from, period.to()).minusDays(1);
            parts.add(new Period(from, last.isAfter(period.to()) ? period.to() : last));
        }
        return parts;
    }

    private LocalDate next(LocalDate from, LocalDate to) {
        return switch (this) {
            case WHOLE -> to.plusDays(1);
            case DAY -> from.plusDays(1);
            case WEEK -> from.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            case MONTH -> from.with(TemporalAdjusters.firstDayOfNextMonth());
        };
    }
}
