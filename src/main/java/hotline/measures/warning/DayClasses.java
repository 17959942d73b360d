package hotline.measures.warning;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * How many complaints or parcels a kind of day has, compared with the mean of all days: each day of the week, days off in the
 * week, and weekend days that are worked.
 */
final class DayClasses {
    /** With fewer in all, kinds of days differ by chance. */
    private static final long ENOUGH = 200;

    private final Map<String, Double> factors = new HashMap<>();
    private final Predicate<LocalDate> isWorked;

    /** @param counted of each day, also of those with none */
    DayClasses(Map<LocalDate, Long> counted, Predicate<LocalDate> isWorked) {
        this.isWorked = isWorked;
        long all = counted.values().stream().mapToLong(Long::longValue).sum();
        if (all < ENOUGH) {
            return;
        }
        double mean = (double) all / counted.size();
        var byClass = new HashMap<String, LongStream.Builder>();
        counted.forEach((day, n) ->
                byClass.computeIfAbsent(of(day), name -> LongStream.builder()).add(n));
        byClass.forEach((name, days) -> factors.put(name, days.build().average().orElse(mean) / mean));
    }

    /** Of a kind of day that did not occur, that of a Sunday or of a Wednesday. */
    double factor(LocalDate day) {
        var usual = isWorked.test(day) ? DayOfWeek.WEDNESDAY : DayOfWeek.SUNDAY;
        return factors.getOrDefault(of(day), factors.getOrDefault(usual.name(), 1.0));
    }

    private String of(LocalDate day) {
        boolean isWeekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        boolean worked = isWorked.test(day);
        if (worked == isWeekend) {
            return worked ? "worked" : "off";
        }
        return day.getDayOfWeek().name();
    }
}
