package hotline.rules;

import hotline.sla.PublicHolidays;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * The changes that another calendar would make. Pure.
 *
 * @param years published ones that come and go
 * @param off days off that come and go, in order
 * @param work weekend days worked that come and go, in order
 */
public record CalendarComparison(Difference<Integer> years, Difference<LocalDate> off, Difference<LocalDate> work) {

    /** In order. */
    public record Difference<T>(List<T> added, List<T> removed) {
        static <T extends Comparable<? super T>> Difference<T> of(Collection<T> before, Collection<T> after) {
            return new Difference<>(without(after, Set.copyOf(before)), without(before, Set.copyOf(after)));
        }

        private static <T extends Comparable<? super T>> List<T> without(Collection<T> some, Set<T> others) {
            return some.stream().filter(one -> !others.contains(one)).sorted().toList();
        }

        public boolean isNone() {
            return added.isEmpty() && removed.isEmpty();
        }
    }

    public static CalendarComparison of(PublicHolidays before, PublicHolidays after) {
        return new CalendarComparison(
                Difference.of(before.years(), after.years()),
                Difference.of(before.off(), after.off()),
                Difference.of(before.work(), after.work()));
    }

    /** Whether the same days are off and worked, in the same years. */
    public boolean isNone() {
        return years.isNone() && off.isNone() && work.isNone();
    }
}
