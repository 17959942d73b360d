package hotline.telephony;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.CallWriting.Arrived;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Exchanges give their ids again; which call is meant follows from the time. */
class SameCallTest {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Instant MIDNIGHT = Instant.parse("2026-09-28T16:00:00Z");

    private static CallEvent event(CallEventType type, Duration afterMidnight) {
        return new CallEvent(
                "1",
                "",
                type,
                "",
                MIDNIGHT.plus(afterMidnight),
                true,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                CallTimes.NONE,
                Optional.empty());
    }

    /** Three steps of a call that begins then. */
    private static List<CallEvent> call(Duration from, Duration spoke) {
        return List.of(
                event(CallEventType.OFFERED, from),
                event(CallEventType.ANSWERED, from.plusSeconds(10)),
                event(CallEventType.ENDED, from.plusSeconds(10).plus(spoke)));
    }

    private static int calls(List<CallEvent> events) {
        return Said.of(List.of(new Arrived(1, ZONE, Optional.of(1L), MIDNIGHT, events)), List.of())
                .size();
    }

    private static List<CallEvent> shuffled(List<CallEvent> one, List<CallEvent> other) {
        var all = new ArrayList<>(one);
        all.addAll(other);
        Collections.shuffle(all, new Random());
        return all;
    }

    @Test
    void a_call_over_midnight_is_one() {
        assertThat(calls(call(Duration.ofMinutes(-5), Duration.ofMinutes(10)))).isEqualTo(1);
        assertThat(calls(call(Duration.ofMinutes(-5), Duration.ofHours(3)))).isEqualTo(1);
    }

    @RepeatedTest(5)
    void ids_that_begin_again_each_day_are_two_calls() {
        assertThat(calls(shuffled(
                        call(Duration.ofHours(-16), Duration.ofMinutes(4)),
                        call(Duration.ofHours(8), Duration.ofMinutes(4)))))
                .isEqualTo(2);
    }

    @RepeatedTest(5)
    void an_id_that_comes_again_shortly_after_midnight_is_another_call() {
        assertThat(calls(shuffled(
                        call(Duration.ofMinutes(-40), Duration.ofMinutes(4)),
                        call(Duration.ofMinutes(2), Duration.ofMinutes(4)))))
                .isEqualTo(2);
    }

    @Test
    void an_id_that_comes_again_is_another_call_also_where_the_end_of_the_first_was_lost() {
        var lost = call(Duration.ofHours(-2), Duration.ofMinutes(4)).subList(0, 2);
        assertThat(calls(shuffled(lost, call(Duration.ofHours(1), Duration.ofMinutes(4)))))
                .isEqualTo(2);
    }

    @Test
    void what_comes_late_belongs_to_the_call_that_it_is_near() {
        var known = SameCall.Span.of(event(CallEventType.OFFERED, Duration.ofMinutes(-10)))
                .and(SameCall.Span.of(event(CallEventType.ENDED, Duration.ofMinutes(-5))));
        assertThat(known.to(event(CallEventType.ANSWERED, Duration.ofMinutes(3))))
                .contains(Duration.ofMinutes(8));
        assertThat(known.to(event(CallEventType.ANSWERED, Duration.ofMinutes(30))))
                .isEmpty();
    }
}
