package hotline.staffing;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** How many arrived in each half-hour of days that are alike. Pure. */
public final class HalfHours {
    public static final Duration LENGTH = Duration.ofMinutes(30);
    public static final int A_DAY = 48;
    /** Of fewer days nine tenths say nothing. */
    public static final int FEWEST_DAYS = 5;

    private static final double NINE_TENTHS = .9;

    private HalfHours() {}

    /** @param halfHour of the day, from 0 */
    public record Key(LocalDate day, int halfHour) {}

    /** @param ninetieth the 90 % quantile; empty for too few days */
    public record Arrivals(int halfHour, double median, OptionalDouble ninetieth, long most) {}

    /**
     * From the first half-hour in which anything arrived to the last; none where nothing ever did.
     *
     * @param days of which arrivals are known: a half-hour of one without an entry had none
     */
    public static List<Arrivals> of(Collection<LocalDate> days, Map<Key, Long> counts) {
        int first = counts.keySet().stream().mapToInt(Key::halfHour).min().orElse(0);
        int last = counts.keySet().stream().mapToInt(Key::halfHour).max().orElse(-1);
        var all = new ArrayList<Arrivals>();
        for (int halfHour = first; halfHour <= last; halfHour++) {
            int one = halfHour;
            var sorted = days.stream()
                    .mapToLong(day -> counts.getOrDefault(new Key(day, one), 0L))
                    .sorted()
                    .toArray();
            all.add(new Arrivals(
                    halfHour,
                    quantile(sorted, .5),
                    sorted.length < FEWEST_DAYS
                            ? OptionalDouble.empty()
                            : OptionalDouble.of(quantile(sorted, NINE_TENTHS)),
                    sorted[sorted.length - 1]));
        }
        return all;
    }

    /** Between two values in proportion, as PostgreSQL's percentile_cont. */
    private static double quantile(long[] sorted, double part) {
        double place = part * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
