package hotline.sla;

import com.tyme.lunar.LunarDay;
import com.tyme.solar.SolarDay;
import com.tyme.solar.SolarTerm;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Holidays that are law (法定节假日) and so can be computed before the State Council publishes a year's days off and
 * make-up days: 全国年节及纪念日放假办法 with its amendments of 2007, 2013 and 2024. Known for the calendar {@code cn}; in
 * other calendars only weekends are off until a year's days are published.
 */
final class StatutoryDays {
    private static final String CHINA = "cn";
    /** The first year of the law as amended in 2007; the law before differs too much. */
    static final int FIRST_YEAR = 2008;

    static final int LAST_YEAR = 2099;
    private static final int WITH_THIRD_DAY_OF_SPRING_FESTIVAL = 2014;
    private static final int WITH_EVE_AND_SECOND_OF_MAY = 2025;
    private static final int CLEAR_AND_BRIGHT = 7;

    private static final Map<Integer, SortedSet<LocalDate>> COMPUTED = new ConcurrentHashMap<>();

    private StatutoryDays() {}

    static boolean areKnown(String calendar) {
        return calendar.equals(CHINA);
    }

    /** In order; empty where they are not known. */
    static Set<LocalDate> of(String calendar, int year) {
        return areKnown(calendar) && year >= FIRST_YEAR && year <= LAST_YEAR
                ? COMPUTED.computeIfAbsent(year, StatutoryDays::computed)
                : Set.of();
    }

    private static SortedSet<LocalDate> computed(int year) {
        var days = new TreeSet<LocalDate>();
        days.add(LocalDate.of(year, 1, 1));
        var springFestival = lunar(year, 1, 1);
        days.add(springFestival);
        days.add(springFestival.plusDays(1));
        if (year >= WITH_THIRD_DAY_OF_SPRING_FESTIVAL) {
            days.add(springFestival.plusDays(2));
        }
        if (year >= WITH_EVE_AND_SECOND_OF_MAY || year < WITH_THIRD_DAY_OF_SPRING_FESTIVAL) {
            days.add(springFestival.minusDays(1));
        }
        days.add(date(SolarTerm.fromIndex(year, CLEAR_AND_BRIGHT).getSolarDay()));
        days.add(LocalDate.of(year, 5, 1));
        if (year >= WITH_EVE_AND_SECOND_OF_MAY) {
            days.add(LocalDate.of(year, 5, 2));
        }
        days.add(lunar(year, 5, 5));
        days.add(lunar(year, 8, 15));
        days.add(LocalDate.of(year, 10, 1));
        days.add(LocalDate.of(year, 10, 2));
        days.add(LocalDate.of(year, 10, 3));
        return days;
    }

    /** The first day of the lunar year, by which business in January and February goes; empty where the law is not known. */
    static Optional<LocalDate> springFestival(String calendar, int year) {
        return areKnown(calendar) && year >= FIRST_YEAR && year <= LAST_YEAR
                ? Optional.of(lunar(year, 1, 1))
                : Optional.empty();
    }

    private static LocalDate lunar(int year, int month, int day) {
        return date(LunarDay.fromYmd(year, month, day).getSolarDay());
    }

    private static LocalDate date(SolarDay day) {
        return LocalDate.of(day.getYear(), day.getMonth(), day.getDay());
    }
}
