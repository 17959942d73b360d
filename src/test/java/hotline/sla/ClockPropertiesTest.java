package hotline.sla;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.policy.ClockKind;
import hotline.policy.Limit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Rules of limits, pauses and extensions that hold at any moment: measures.md, "How a limit is counted". */
class ClockPropertiesTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Instant FIRST =
            LocalDateTime.parse("2019-01-02T00:00:00").atZone(CHINA).toInstant();
    private static final SlaCalculator LIMITS = Calendars.freightNetwork();
    private static final WorkingCalendar CALENDAR = LIMITS.calendar();

    @Property
    void nothing_is_due_before_it_was_received(@ForAll("moments") Instant received, @ForAll("limits") Limit limit) {
        assertThat(CALENDAR.due(limit, received).due()).isAfterOrEqualTo(received);
    }

    @Property
    void more_days_are_never_due_earlier(
            @ForAll("moments") Instant received, @ForAll @IntRange(min = 1, max = 200) int days) {
        assertThat(CALENDAR.due(new Limit.WorkingDays(days + 1), received).due())
                .isAfter(CALENDAR.due(new Limit.WorkingDays(days), received).due());
        assertThat(CALENDAR.due(new Limit.WorkingMinutes(days + 1), received).due())
                .isAfter(CALENDAR.due(new Limit.WorkingMinutes(days), received).due());
    }

    @Property
    void a_complaint_received_later_is_never_due_earlier(
            @ForAll("moments") Instant received, @ForAll("spans") Duration later, @ForAll("limits") Limit limit) {
        assertThat(CALENDAR.due(limit, received.plus(later)).due())
                .isAfterOrEqualTo(CALENDAR.due(limit, received).due());
    }

    @Property
    void working_time_added_is_the_working_time_between(
            @ForAll("moments") Instant from, @ForAll("spans") Duration time) {
        var to = CALENDAR.plusWorkingTime(from, time);
        assertThat(CALENDAR.workingTimeBetween(from, to)).isEqualTo(time);
        assertThat(CALENDAR.workingTimeBetween(CALENDAR.minusWorkingTime(to, time), to))
                .isEqualTo(time);
    }

    @Property
    void working_time_adds_up(
            @ForAll("moments") Instant from, @ForAll("spans") Duration one, @ForAll("spans") Duration other) {
        assertThat(CALENDAR.plusWorkingTime(CALENDAR.plusWorkingTime(from, one), other))
                .isEqualTo(CALENDAR.plusWorkingTime(from, one.plus(other)));
    }

    @Property
    void pauses_move_a_limit_by_their_working_time_however_they_are_split(
            @ForAll("moments") Instant received,
            @ForAll @Size(min = 1, max = 6) List<@LongRange(min = 0, max = 30_000) Long> lengths) {
        var clock = handling(received);
        var at = received;
        var stood = Duration.ZERO;
        for (long seconds : lengths) {
            var resumedAt = at.plusSeconds(seconds);
            clock = LIMITS.resumed(clock.paused(at), resumedAt);
            stood = stood.plus(CALENDAR.workingTimeBetween(at, resumedAt));
            at = resumedAt;
        }
        assertThat(clock.pausedTime()).isEqualTo(stood);
        assertThat(clock.dueAt())
                .isEqualTo(CALENDAR.plusWorkingTime(clock.limit().orElseThrow().counted(), stood));
        assertThat(clock.dueAt())
                .isEqualTo(
                        LIMITS.resumed(handling(received).paused(received), at).dueAt());
    }

    @Property
    void waiting_in_the_middle_of_a_pause_changes_nothing(
            @ForAll("moments") Instant received, @ForAll("spans") Duration first, @ForAll("spans") Duration rest) {
        var paused = handling(received).paused(received);
        var inOne = LIMITS.resumed(paused, received.plus(first).plus(rest));
        var middle = received.plus(first);
        var inTwo = LIMITS.resumed(LIMITS.resumed(paused, middle).paused(middle), middle.plus(rest));
        assertThat(inTwo).isEqualTo(inOne);
    }

    @Property
    void a_paused_clock_never_gets_late(@ForAll("moments") Instant received, @ForAll("spans") Duration waiting) {
        var paused = handling(received).paused(received);
        assertThat(paused.isLateAt(received.plus(waiting))).isFalse();
        assertThat(LIMITS.ladder().nextActionAt(paused, Matters.MINOR)).isEmpty();
    }

    @Property
    void pausing_and_extending_give_the_same_limit_in_either_order(
            @ForAll("moments") Instant received,
            @ForAll("spans") Duration pause,
            @ForAll @IntRange(min = 1, max = 15) int days) {
        var clock = handling(received);
        var end = received.plus(pause);
        var pausedFirst = LIMITS.extended(LIMITS.resumed(clock.paused(received), end), days, received);
        var extendedFirst =
                LIMITS.resumed(LIMITS.extended(clock, days, received).paused(received), end);
        assertThat(pausedFirst.limit()).isEqualTo(extendedFirst.limit());
    }

    @Property
    void extensions_add_up_and_keep_the_limit_without_them(
            @ForAll("moments") Instant received,
            @ForAll @IntRange(min = 1, max = 15) int one,
            @ForAll @IntRange(min = 1, max = 15) int other) {
        var clock = handling(received);
        var twice = LIMITS.extended(LIMITS.extended(clock, one, received), other, received);
        assertThat(twice).isEqualTo(LIMITS.extended(clock, one + other, received));
        assertThat(twice.limit().orElseThrow().unextended()).isEqualTo(clock.dueAt());
        assertThat(twice.originalDueAt()).isEqualTo(clock.dueAt());
        assertThat(twice.dueAt()).isAfter(clock.dueAt());
    }

    private static SlaClock handling(Instant received) {
        return SlaClock.running(
                ClockKind.HANDLING,
                received,
                LIMITS.handling(Matters.MINOR, received).due());
    }

    /** To the millisecond, in years that the calendar knows, early enough that the limits stay in them. */
    @Provide
    Arbitrary<Instant> moments() {
        var days = Arbitraries.longs().between(0, 7 * 365 - 30);
        var seconds = Arbitraries.longs()
                .between(0, 24 * 3600 - 1)
                .edgeCases(edges -> edges.add(
                        9 * 3600L, 12 * 3600L, 12 * 3600L - 1, 13 * 3600L + 1800, 18 * 3600L, 18 * 3600L - 1, 0L));
        var millis = Arbitraries.longs().between(0, 999).edgeCases(edges -> edges.add(0L));
        return Combinators.combine(days, seconds, millis)
                .as((day, second, milli) ->
                        FIRST.plus(Duration.ofDays(day)).plusSeconds(second).plusMillis(milli));
    }

    @Provide
    Arbitrary<Duration> spans() {
        return Arbitraries.longs()
                .between(0, 15L * 24 * 3600 * 1000)
                .edgeCases(edges -> edges.add(0L, 1L, 7 * 3600_000L + 1800_000L, 24 * 3600_000L))
                .map(Duration::ofMillis);
    }

    @Provide
    Arbitrary<Limit> limits() {
        return Arbitraries.oneOf(
                Arbitraries.integers().between(1, 100).map(Limit.WorkingDays::new),
                Arbitraries.integers().between(1, 100).map(Limit.CalendarDays::new),
                Arbitraries.integers().between(1, 10_000).map(Limit.WorkingMinutes::new),
                Arbitraries.integers().between(1, 100_000).map(Limit.Seconds::new));
    }
}
