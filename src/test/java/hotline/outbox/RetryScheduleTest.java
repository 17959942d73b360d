package hotline.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.outbox.message.Way;
import hotline.outbox.pace.Breaker;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

/** When a message is tried again, and when a route is. */
@Tag("K3")
class RetryScheduleTest {
    private static final Instant NOW = Instant.parse("2026-11-30T02:00:00Z");

    @Property
    void a_pause_is_that_of_the_table_give_or_take_a_fifth(
            @ForAll Way way,
            @ForAll @IntRange(min = 1, max = 12) int failed,
            @ForAll @DoubleRange(max = 1) double jitter) {
        var pauses = way.schedule().pauses();
        var after = way.schedule().after(failed, Optional.empty(), jitter);

        assertThat(after.isPresent()).isEqualTo(failed <= pauses.size());
        after.ifPresent(pause -> assertThat((double) pause.toMillis())
                .isBetween(
                        pauses.get(failed - 1).toMillis() * 0.8 - 1,
                        pauses.get(failed - 1).toMillis() * 1.2 + 1));
        assertThat(pauses).isSorted();
    }

    @Property
    void what_the_other_side_asks_for_is_heeded_up_to_twice_the_pause(
            @ForAll Way way,
            @ForAll @IntRange(min = 1, max = 7) int failed,
            @ForAll @LongRange(max = 1_000_000) long asked,
            @ForAll @DoubleRange(max = 1) double jitter) {
        var base = way.schedule().pauses().get(failed - 1);

        assertThat(way.schedule()
                        .after(failed, Optional.of(Duration.ofSeconds(asked)), jitter)
                        .orElseThrow())
                .isBetween(base, base.multipliedBy(2));
    }

    @Example
    void webhooks_are_tried_for_three_days_as_the_standard_has_it() {
        assertThat(Way.WEBHOOK.schedule().pauses().stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofHours(75).plusMinutes(35).plusSeconds(5));
    }

    @Property
    void a_route_that_fails_rests_and_comes_back_with_twice_as_many_after_each_success(
            @ForAll @IntRange(min = 1, max = 100) int inFlight, @ForAll @DoubleRange(max = 1) double jitter) {
        var breaker = Breaker.WHOLE;
        for (int failure = 0; failure < Breaker.MOST_FAILURES; failure++) {
            assertThat(breaker.isClosed(NOW)).isFalse();
            breaker = breaker.failed(NOW, jitter);
        }
        assertThat(breaker.isClosed(NOW)).isTrue();
        var rests = Duration.between(NOW, breaker.closedUntil().orElseThrow());
        assertThat(rests).isBetween(Duration.ofSeconds(24), Duration.ofSeconds(36));

        var later = breaker.closedUntil().orElseThrow();
        var again = breaker.failed(later, jitter);
        assertThat(Duration.between(later, again.closedUntil().orElseThrow()))
                .as("one failed trial is enough, and the next rest is longer")
                .isGreaterThan(rests);

        assertThat(again.succeeded(inFlight, later))
                .as("a try that began before the rest ends it not")
                .isEqualTo(again);

        int probes = 1;
        while (breaker.isRecovering()) {
            assertThat(breaker.probes()).isEqualTo(probes);
            probes *= 2;
            breaker = breaker.succeeded(inFlight, later);
        }
        assertThat(breaker).isEqualTo(Breaker.WHOLE);
        assertThat(probes).isGreaterThanOrEqualTo(inFlight);
    }
}
