package hotline.staffing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Against values that others print, and against the definition in exact arithmetic. */
class ErlangCTest {
    private static final Duration HALF_HOUR = Duration.ofMinutes(30);
    private static final Duration T = Duration.ofSeconds(20);

    private static ErlangC calls(double calls, Duration in, int seconds) {
        return ErlangC.of(calls, in, Duration.ofSeconds(seconds));
    }

    @Example
    void a_hundred_calls_in_half_an_hour_with_fourteen_agents_come_to_the_printed_values() {
        var steady = calls(100, HALF_HOUR, 180).with(14, T).orElseThrow();
        assertThat(steady.waiting()).isCloseTo(.174132, within(5e-7));
        assertThat(steady.serviceLevel()).isCloseTo(.88835, within(5e-6));
        assertThat(steady.averageWait()).isCloseTo(7.8359, within(5e-5));
        assertThat(steady.occupancy()).isCloseTo(.7143, within(5e-5));
    }

    @Example
    void a_thousand_calls_an_hour_with_forty_and_with_thirty_six_agents_come_to_the_printed_values() {
        var calls = calls(1000, Duration.ofHours(1), 120);
        var forty = calls.with(40, T).orElseThrow();
        assertThat(forty.serviceLevel()).isCloseTo(.93721, within(5e-6));
        assertThat(forty.averageWait()).isCloseTo(3.433, within(5e-4));
        var thirtySix = calls.with(36, T).orElseThrow();
        assertThat(thirtySix.serviceLevel()).isBetween(.6461, .6462);
        assertThat(thirtySix.averageWait()).isCloseTo(24.83, within(5e-3));
    }

    @Example
    void agents_needed_are_the_fewest_that_reach_the_goal() {
        var calls = calls(100, HALF_HOUR, 180);
        int needed = calls.needed(.8, T).agents();
        assertThat(calls.with(needed, T).orElseThrow().serviceLevel()).isGreaterThanOrEqualTo(.8);
        assertThat(calls.with(needed - 1, T).orElseThrow().serviceLevel()).isLessThan(.8);
        assertThat(needed).isEqualTo(14);
        assertThat(ErlangC.rostered(14, .3)).isEqualTo(20);
        assertThat(ErlangC.rostered(7, .3)).isEqualTo(10);
        assertThat(ErlangC.rostered(0, .3)).isZero();
    }

    @Example
    void as_many_agents_as_the_load_or_fewer_have_no_steady_state() {
        var ten = calls(100, HALF_HOUR, 180);
        assertThat(ten.load()).isEqualTo(10);
        assertThat(ten.with(10, T)).isEmpty();
        assertThat(ten.with(0, T)).isEmpty();
        assertThat(ten.with(11, T)).isPresent();
    }

    @Example
    void without_arrivals_no_one_waits_and_no_one_is_needed() {
        var nothing = calls(0, HALF_HOUR, 180);
        assertThat(nothing.needed(.8, T).agents()).isZero();
        assertThat(nothing.with(0, T).orElseThrow().serviceLevel()).isEqualTo(1);
    }

    @Property(tries = 300)
    void it_agrees_with_the_definition_in_exact_arithmetic(
            @ForAll @IntRange(min = 1, max = 120) int agents, @ForAll @DoubleRange(min = .01, max = .99) double used) {
        double load = agents * used;
        var steady = new ErlangC(load, Duration.ofMinutes(3)).with(agents, T).orElseThrow();
        assertThat(steady.waiting()).isCloseTo(exactly(load, agents), within(1e-9));
    }

    /** A^N/N! · N/(N−A) ÷ (Σ A^k/k! + A^N/N! · N/(N−A)). */
    private static double exactly(double load, int agents) {
        var context = MathContext.DECIMAL128;
        var a = BigDecimal.valueOf(load);
        var term = BigDecimal.ONE;
        var sum = BigDecimal.ZERO;
        for (int k = 0; k < agents; k++) {
            sum = sum.add(term);
            term = term.multiply(a, context).divide(BigDecimal.valueOf(k + 1L), context);
        }
        var queued = term.multiply(BigDecimal.valueOf(agents), context)
                .divide(BigDecimal.valueOf(agents).subtract(a), context);
        return queued.divide(sum.add(queued), context).doubleValue();
    }

    @Property(tries = 200)
    void every_value_is_a_number_within_its_bounds_and_one_agent_more_never_makes_it_worse(
            @ForAll @DoubleRange(min = 0, max = 60_000) double load,
            @ForAll @IntRange(min = 1, max = 7200) int seconds,
            @ForAll @DoubleRange(min = 0, max = .99) double goal) {
        var queue = new ErlangC(load, Duration.ofSeconds(seconds));
        var needed = queue.needed(goal, T);
        var more = queue.with(needed.agents() + 1, T).orElseThrow();
        for (var one : new ErlangC.Steady[] {needed, more}) {
            assertThat(one.waiting()).isBetween(0.0, 1.0);
            assertThat(one.serviceLevel()).isBetween(0.0, 1.0);
            assertThat(one.averageWait()).isGreaterThanOrEqualTo(0).isFinite();
            assertThat(one.occupancy()).isBetween(0.0, 1.0);
        }
        assertThat(needed.serviceLevel()).isGreaterThanOrEqualTo(goal);
        assertThat(more.serviceLevel()).isGreaterThanOrEqualTo(needed.serviceLevel());
        assertThat(more.averageWait()).isLessThanOrEqualTo(needed.averageWait());
    }
}
