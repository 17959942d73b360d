package hotline.measures.warning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import hotline.measures.facts.Dimension;
import hotline.measures.warning.Night.Counted;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What one day adds to the sums, and at which level it is watched. */
class NightTest {
    private static final LocalDate DAY = LocalDate.of(2026, 9, 28);
    private static final int DAYS = 56;

    private static Counted of(String branch, String hub, long today, long before) {
        return new Counted(branch, hub, "EC", "cargo-damage", today, before, before);
    }

    private static Map<Watched, Rise> after(LocalDate day, List<Counted> counted, Map<Watched, Rise> rises) {
        return new Night(day, DAYS, 1)
                .after(counted, rises).stream().collect(Collectors.toMap(Rise::of, Function.identity()));
    }

    private static Watched watched(Dimension level, String member) {
        return new Watched(level, member, "cargo-damage");
    }

    @Test
    void a_quiet_branch_is_watched_as_its_hub_and_a_quiet_hub_as_its_region() {
        var rises = after(
                DAY,
                List.of(of("B1", "H1", 3, 56), of("B2", "H1", 3, 5), of("B3", "H2", 3, 5), of("B4", "H3", 3, 8)),
                Map.of());
        assertThat(rises.keySet())
                .containsExactlyInAnyOrder(
                        watched(Dimension.BRANCH, "B1"), watched(Dimension.HUB, "H1"), watched(Dimension.REGION, "EC"));
        assertThat(rises.get(watched(Dimension.HUB, "H1")).seen()).isEqualTo(6);
        assertThat(rises.get(watched(Dimension.REGION, "EC")).seen()).isEqualTo(6);
    }

    @Test
    void the_usual_number_stays_that_before_the_rise_began() {
        var rises = new HashMap<Watched, Rise>();
        var branch = watched(Dimension.BRANCH, "B1");
        long before = DAYS;
        int days = 0;
        for (var day = DAY; !rises.containsKey(branch) || !rises.get(branch).isWarning(); day = day.plusDays(1)) {
            var next = after(day, List.of(of("B1", "H1", 3, before)), rises);
            rises.clear();
            rises.putAll(next);
            before += 2;
            days++;
        }
        var rise = rises.get(branch);
        assertThat(days).isEqualTo(7);
        assertThat(rise.base()).isCloseTo(1, within(1e-9));
        assertThat(rise.began()).isEqualTo(DAY);
        assertThat(rise.seen()).isEqualTo(21);
        assertThat(rise.expected()).isCloseTo(7, within(1e-9));
    }

    @Test
    void a_branch_with_more_parcels_is_expected_to_have_more_complaints_and_so_is_its_hub() {
        var rises = after(DAY, List.of(of("B1", "H1", 9, 3 * DAYS).weighedBy(2), of("B2", "H1", 3, DAYS)), Map.of());
        assertThat(rises.get(watched(Dimension.BRANCH, "B1")).expected()).isCloseTo(6, within(1e-9));
        assertThat(rises.get(watched(Dimension.BRANCH, "B2")).expected()).isCloseTo(1, within(1e-9));
        assertThat(rises.get(watched(Dimension.HUB, "H1")).expected())
                .as("by what its branches usually have")
                .isCloseTo(7, within(1e-9));
        assertThat(after(DAY, List.of(of("B1", "H1", 8, 3 * DAYS).weighedBy(2)), Map.of()))
                .as("two and a half times as many of twice as many parcels")
                .isEmpty();
    }

    @Test
    void a_sum_that_falls_to_0_is_forgotten() {
        var risen = after(DAY, List.of(of("B1", "H1", 3, DAYS)), Map.of());
        var fallen = after(DAY.plusDays(1), List.of(of("B1", "H1", 0, DAYS)), risen);
        assertThat(fallen.get(watched(Dimension.BRANCH, "B1")).score()).isLessThan(1);
        assertThat(after(DAY.plusDays(2), List.of(of("B1", "H1", 0, DAYS)), fallen))
                .isEmpty();
    }

    @Test
    void with_less_of_a_past_than_two_weeks_nothing_is_usual_yet() {
        assertThat(new Night(DAY, 13, 1).after(List.of(of("B1", "H1", 30, 13)), Map.of()))
                .isEmpty();
    }

    @Test
    void each_kind_of_day_has_its_own_usual_number() {
        var holiday = LocalDate.of(2026, 9, 25);
        var received = new HashMap<LocalDate, Long>();
        for (var day = DAY.minusDays(DAYS); day.isBefore(DAY); day = day.plusDays(1)) {
            boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
            received.put(day, weekend ? 5L : day.equals(holiday) ? 2L : 10L);
        }
        var classes = new DayClasses(
                received, day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 && !day.equals(holiday));
        double mean = received.values().stream().mapToLong(n -> n).average().orElseThrow();
        assertThat(classes.factor(DAY)).isCloseTo(10 / mean, within(1e-9));
        assertThat(classes.factor(DAY.plusDays(5))).isCloseTo(5 / mean, within(1e-9));
        assertThat(classes.factor(holiday)).isCloseTo(2 / mean, within(1e-9));
        assertThat(new DayClasses(Map.of(DAY, 3L), day -> true).factor(DAY)).isEqualTo(1);
    }
}
