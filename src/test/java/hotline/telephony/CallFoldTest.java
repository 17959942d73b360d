package hotline.telephony;

import static hotline.telephony.CallEvents.at;
import static hotline.telephony.CallEvents.ended;
import static hotline.telephony.CallEvents.event;
import static hotline.telephony.CallEvents.offered;
import static hotline.telephony.CallEvents.record;
import static hotline.telephony.CallEvents.silence;
import static hotline.telephony.CallEvents.times;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.policy.telephony.TelephonyRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.junit.jupiter.api.Test;

/** What exchanges said, in whatever order, becomes one call (T1, T11). */
class CallFoldTest {
    private static final Optional<CallParty> CUSTOMER = Optional.of(CallParty.CUSTOMER);

    @Test
    @org.junit.jupiter.api.Tag("T1")
    @org.junit.jupiter.api.Tag("T11")
    void the_ring_counts_at_the_agent_who_answered_and_the_wait_from_the_beginning() {
        var call = CallFold.fold(List.of(
                ended(95, CallCause.ANSWERED, CUSTOMER),
                event(CallEventType.ANSWERED, "8002", 31),
                event(CallEventType.ALERTING, "8002", 25),
                event(CallEventType.ALERTING, "8001", 3),
                event(CallEventType.ENDED, "8001", 24),
                event(CallEventType.QUEUED, "", 2),
                offered(0, "+8613800138000")));
        assertThat(call.state()).isEqualTo(CallState.ENDED);
        assertThat(call.from()).contains("+8613800138000");
        assertThat(call.agent()).contains("8002");
        assertThat(Duration.between(
                        call.offeredAt().orElseThrow(), call.answeredAt().orElseThrow()))
                .isEqualTo(Duration.ofSeconds(31));
        var rang = Duration.between(
                call.alertingAt().orElseThrow(), call.answeredAt().orElseThrow());
        assertThat(TelephonyRules.USUAL.inTime(rang)).isTrue();
        assertThat(call.cause()).contains(CallCause.ANSWERED);
        assertThat(call.endedBy()).contains(CallParty.CUSTOMER);
        assertThat(call.legs()).extracting(CallLeg::leg).containsExactly("8001", "8002");
        assertThat(call.legs().get(0).answeredAt()).isEmpty();
    }

    @Test
    void a_hang_up_before_the_answer_stays_the_end_and_a_late_answer_reopens_nothing() {
        var call = CallFold.fold(
                List.of(ended(10, CallCause.ANSWERED, Optional.empty()), event(CallEventType.ANSWERED, "8001", 12)));
        assertThat(call.state()).isEqualTo(CallState.ENDED);
        assertThat(call.answeredAt()).contains(at(10));
        assertThat(call.offeredAt()).isEmpty();
    }

    @Test
    void no_one_counts_as_having_answered_because_a_line_was_cleared_in_the_normal_way() {
        var call =
                CallFold.fold(List.of(offered(0, "+8613800138000"), ended(10, CallCause.ANSWERED, Optional.empty())));
        assertThat(call.answeredAt()).isEmpty();
        assertThat(call.cause()).contains(CallCause.UNKNOWN);
        assertThat(CallFold.fold(List.of(offered(0, "+8613800138000"), ended(10, CallCause.ABANDONED, CUSTOMER)))
                        .cause())
                .contains(CallCause.ABANDONED);
    }

    @Test
    void a_record_fills_gaps_and_corrects_times_and_says_so() {
        var live = List.of(
                offered(0, "+8613800138000"),
                event(CallEventType.ANSWERED, "", 9),
                ended(60, CallCause.ANSWERED, Optional.empty()));
        var all = new ArrayList<>(live);
        all.add(record("", times(0.4, 5, 60.2), Optional.of(CallCause.ANSWERED), OptionalLong.of(7_000)));
        var call = CallFold.fold(all);
        assertThat(call.answeredAt()).contains(at(5));
        assertThat(call.heldMillis()).isEqualTo(7_000);
        assertThat(call.corrected()).containsExactly(CallEventType.ANSWERED);
    }

    @Test
    void holds_add_up_and_the_last_one_continues_while_the_call_does() {
        var events = new ArrayList<>(List.of(
                event(CallEventType.ANSWERED, "8001", 1),
                event(CallEventType.HELD, "8001", 10),
                event(CallEventType.RETRIEVED, "8001", 15),
                event(CallEventType.HELD, "8001", 20)));
        assertThat(CallFold.fold(events).heldSince()).contains(at(20));
        assertThat(CallFold.fold(events).heldMillis()).isEqualTo(5_000);
        events.add(ended(26, CallCause.ANSWERED, Optional.empty()));
        assertThat(CallFold.fold(events).heldSince()).isEmpty();
        assertThat(CallFold.fold(events).heldMillis()).isEqualTo(11_000);
    }

    @Test
    void silence_ends_a_call_only_until_someone_knows_better() {
        var call = List.of(offered(0, "+8613800138000"), event(CallEventType.ANSWERED, "8001", 5), silence(5));
        assertThat(CallFold.fold(call).state()).isEqualTo(CallState.ENDED);
        assertThat(CallFold.fold(call).cause()).contains(CallCause.UNKNOWN);
        var known = new ArrayList<>(call);
        known.add(ended(300, CallCause.ANSWERED, CUSTOMER));
        assertThat(CallFold.fold(known).endedAt()).contains(at(300));
        assertThat(CallFold.fold(known).cause()).contains(CallCause.ANSWERED);
    }

    @Property(tries = 2_000)
    @Tag("T1")
    void order_and_repetition_change_nothing(@ForAll("shuffledAndDoubled") List<List<CallEvent>> pair) {
        assertThat(CallFold.fold(pair.get(1))).isEqualTo(CallFold.fold(pair.get(0)));
    }

    @Property(tries = 2_000)
    @Tag("T11")
    void what_is_lost_makes_no_time_negative_and_answers_nothing(@ForAll("calls") List<CallEvent> some) {
        var call = CallFold.fold(some);
        var answered = call.answeredAt();
        boolean saysSo = some.stream()
                .anyMatch(event -> event.type() == CallEventType.ANSWERED
                        || event.times().answered().isPresent());
        assertThat(answered.isPresent() && !saysSo).isFalse();
        assertThat(call.cause().filter(cause -> cause == CallCause.ANSWERED).isPresent() && !saysSo)
                .isFalse();
        answered.ifPresent(at -> {
            assertThat(call.offeredAt().filter(at::isBefore)).isEmpty();
            assertThat(call.alertingAt().filter(at::isBefore)).isEmpty();
            assertThat(call.queuedAt().filter(at::isBefore)).isEmpty();
        });
        call.endedAt().ifPresent(end -> {
            assertThat(call.state()).isEqualTo(CallState.ENDED);
            assertThat(call.offeredAt().filter(end::isBefore)).isEmpty();
            assertThat(answered.filter(end::isBefore)).isEmpty();
            assertThat(call.heldSince()).isEmpty();
            answered.ifPresent(at -> assertThat(call.heldMillis())
                    .isLessThanOrEqualTo(Duration.between(at, end).toMillis()));
        });
        assertThat(call.heldMillis()).isNotNegative();
    }

    /** Any events at any times: what a lossy network and clocks that disagree leave of a call. */
    @Provide
    Arbitrary<List<CallEvent>> calls() {
        return some().list().ofMinSize(1).ofMaxSize(12);
    }

    @Provide
    Arbitrary<List<List<CallEvent>>> shuffledAndDoubled() {
        return calls().flatMap(call -> {
            var doubled = new ArrayList<>(call);
            doubled.addAll(call);
            doubled.addAll(call.subList(0, call.size() / 2));
            return Arbitraries.shuffle(doubled).map(shuffled -> List.of(call, shuffled));
        });
    }

    private static Arbitrary<CallEvent> some() {
        var second = Arbitraries.integers().between(0, 400).map(half -> half / 2.0);
        var legs = Arbitraries.of("", "8001", "8002", "8003");
        var causes = Arbitraries.of(CallCause.class);
        var live = Combinators.combine(
                        Arbitraries.of(CallEventType.class).filter(type -> type != CallEventType.RECORD), legs, second)
                .as(CallEvents::event);
        var ends = Combinators.combine(
                        second, causes, Arbitraries.of(CallParty.class).optional())
                .as(CallEvents::ended);
        var records = Combinators.combine(legs, second, second, second, causes.optional())
                .as((leg, one, two, three, cause) -> record(
                        leg, times(one, two < 50 ? -1 : two, three), cause, OptionalLong.of((long) (one * 1000))));
        var rest = Arbitraries.oneOf(second.map(at -> offered(at, "+8613800138000")), second.map(CallEvents::silence));
        return Arbitraries.frequencyOf(
                net.jqwik.api.Tuple.of(6, live),
                net.jqwik.api.Tuple.of(2, ends),
                net.jqwik.api.Tuple.of(1, records),
                net.jqwik.api.Tuple.of(1, rest));
    }
}
