package hotline.telephony.figure;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.telephony.CallCause;
import hotline.telephony.CallDirection;
import hotline.telephony.CallParty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class CallTallyTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant TEN = Instant.parse("2026-09-28T02:00:00Z");

    private static Instant at(double seconds) {
        return TEN.plusMillis(Math.round(seconds * 1000));
    }

    private static CountedCall call(
            Optional<Instant> offered,
            Optional<Instant> alerting,
            Optional<Instant> answered,
            Optional<Instant> ended,
            Optional<CallCause> cause) {
        return new CountedCall(
                1,
                7,
                false,
                CallDirection.IN,
                "complaints",
                5,
                offered,
                Optional.empty(),
                alerting,
                answered,
                ended,
                at(0),
                20_000,
                ended.map(end -> 15_000L),
                cause,
                ended.map(end -> CallParty.CUSTOMER),
                false,
                false,
                false);
    }

    private static List<String> facts(CountedCall call) {
        return CallTally.of(call, SHANGHAI).stream()
                .map(fact ->
                        fact.kind().code() + (fact.about().isEmpty() ? "" : "/" + fact.about()) + " " + fact.value())
                .toList();
    }

    @Test
    @Tag("T1")
    @Tag("T2")
    @Tag("T11")
    @Tag("C1")
    void answered_call_counts_wait_rings_talk_hold_time_after_it_and_the_missing_record() {
        var call = call(
                Optional.of(at(0)),
                Optional.of(at(4)),
                Optional.of(at(10)),
                Optional.of(at(130)),
                Optional.of(CallCause.ANSWERED));
        assertThat(facts(call))
                .containsExactly(
                        "answered 10000",
                        "rang/telephone 6000",
                        "talked 100000",
                        "held 20000",
                        "wrapped-up 15000",
                        "hung-up/customer 0",
                        "unrecorded 0");
        assertThat(CallTally.of(call, SHANGHAI).get(0).of())
                .isEqualTo(new CallFact.Place(LocalDate.parse("2026-09-28"), 10, "in", 7, "complaints", 5));
    }

    @Test
    void lost_events_are_counted_as_unknown() {
        assertThat(facts(call(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(at(10)),
                        Optional.of(at(130)),
                        Optional.of(CallCause.UNKNOWN))))
                .containsExactly("answered/unmeasured 0", "end-unknown 0", "unrecorded 0");
        assertThat(facts(call(
                        Optional.of(at(0)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(at(130)),
                        Optional.of(CallCause.UNKNOWN))))
                .containsExactly("unknown 0", "missed/none 0");
        assertThat(facts(call(
                        Optional.of(at(0)),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(at(130)),
                        Optional.of(CallCause.ANSWERED))))
                .as("the answer itself was lost")
                .containsExactly("unknown 0");
    }

    @Test
    void call_that_continues_counts_nothing_before_its_answer() {
        assertThat(facts(call(
                        Optional.of(at(0)), Optional.of(at(2)), Optional.empty(), Optional.empty(), Optional.empty())))
                .isEmpty();
        assertThat(facts(call(
                        Optional.of(at(0)),
                        Optional.of(at(2)),
                        Optional.of(at(3)),
                        Optional.empty(),
                        Optional.empty())))
                .containsExactly("answered 3000", "rang/telephone 1000");
    }

    @Property(tries = 500)
    void no_time_is_negative_and_a_call_is_answered_or_not_but_never_both(@ForAll("calls") CountedCall call) {
        var facts = CallTally.of(call, SHANGHAI);
        assertThat(facts).allMatch(fact -> fact.value() >= 0);
        long ends = facts.stream()
                .filter(fact -> switch (fact.kind()) {
                    case ANSWERED, ABANDONED, UNANSWERED, UNKNOWN -> true;
                    case RANG, TALKED, HELD, WRAPPED_UP, END_UNKNOWN, HUNG_UP, RECORDED, UNRECORDED, MISSED -> false;
                })
                .count();
        assertThat(ends)
                .isEqualTo(call.answeredAt().isPresent() || call.endedAt().isPresent() ? 1 : 0);
        assertThat(facts.stream().anyMatch(fact -> fact.kind() == CallFactKind.ANSWERED))
                .isEqualTo(call.answeredAt().isPresent());
    }

    @Provide
    Arbitrary<CountedCall> calls() {
        var moment =
                Arbitraries.doubles().between(-100, 1000).map(CallTallyTest::at).optional();
        return Combinators.combine(
                        moment,
                        moment,
                        moment,
                        moment,
                        Arbitraries.of(CallCause.class).optional())
                .as(CallTallyTest::call);
    }
}
