package hotline.telephony.route;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.offer.OfferAnswer;
import hotline.policy.telephony.MissedCallRules;
import hotline.telephony.Call;
import hotline.telephony.CallCause;
import hotline.telephony.CallDirection;
import hotline.telephony.CallEvent;
import hotline.telephony.CallEventType;
import hotline.telephony.CallFold;
import hotline.telephony.CallTimes;
import hotline.telephony.route.CallSequel.Seen;
import hotline.telephony.route.CallSequel.Step;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What becomes of offers and agents as a call continues. */
class CallSequelTest {
    private static final Instant BEGIN = Instant.parse("2026-11-30T01:00:00Z");
    private static final Map<String, Long> PERSONS = Map.of("8001", 1L, "8002", 2L);
    private static final Step.Close CLOSE = new Step.Close();

    private final List<CallEvent> said = new ArrayList<>();

    private CallSequelTest says(CallEventType type, String leg, int second, Optional<CallCause> cause) {
        said.add(new CallEvent(
                "c1",
                leg,
                type,
                "",
                BEGIN.plusSeconds(second),
                true,
                Optional.of(CallDirection.IN),
                Optional.of("+8613800138000"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                leg.isEmpty() ? Optional.empty() : Optional.of(leg),
                cause,
                Optional.empty(),
                OptionalLong.empty(),
                CallTimes.NONE,
                Optional.empty()));
        return this;
    }

    private CallSequelTest says(CallEventType type, String leg, int second) {
        return says(type, leg, second, Optional.empty());
    }

    private CallSequelTest ends(int second, CallCause cause) {
        return says(CallEventType.ENDED, "", second, Optional.of(cause));
    }

    private Seen now() {
        return new Seen(call(), PERSONS);
    }

    private Call call() {
        var facts = CallFold.fold(said);
        return new Call(
                1,
                1,
                LocalDate.of(2026, 11, 30),
                "c1",
                facts,
                BEGIN,
                facts.agent().map(PERSONS::get),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<Step> steps(Optional<Seen> before, Seen after, long offered) {
        return CallSequel.of(before, after, offered == 0 ? Optional.empty() : Optional.of(offered));
    }

    private static Step.EndOffer ends(OfferAnswer answer) {
        return new Step.EndOffer(answer, Optional.empty());
    }

    private static Step.EndOffer withdrawn(String reason) {
        return new Step.EndOffer(OfferAnswer.WITHDRAWN, Optional.of(reason));
    }

    private Seen ringing() {
        return says(CallEventType.OFFERED, "", 0)
                .says(CallEventType.ALERTING, "8001", 1)
                .now();
    }

    @Test
    @Tag("R1")
    void anyone_who_answers_the_telephone_that_was_offered_accepts_and_is_free_again_at_the_end() {
        var ringing = ringing();
        assertThat(steps(Optional.empty(), ringing, 1)).isEmpty();
        var talking = says(CallEventType.ANSWERED, "8001", 6).now();
        assertThat(steps(Optional.of(ringing), talking, 1)).containsExactly(ends(OfferAnswer.ACCEPTED), CLOSE);
        assertThat(steps(Optional.of(talking), talking, 0)).as("the same again").containsExactly(CLOSE);
        var over = ends(90, CallCause.ANSWERED).now();
        assertThat(steps(Optional.of(talking), over, 0)).containsExactly(new Step.Left(1), CLOSE);
    }

    @Test
    @Tag("R2")
    void no_answer_loses_the_turn_and_a_caller_who_gives_up_takes_it_from_no_one() {
        var ringing = ringing();
        for (var cause : CallCause.values()) {
            var over = new CallSequelTest()
                    .says(CallEventType.OFFERED, "", 0)
                    .says(CallEventType.ALERTING, "8001", 1)
                    .ends(25, cause)
                    .now();
            var end = (Step.EndOffer) steps(Optional.of(ringing), over, 1).get(0);
            assertThat(end.answer())
                    .as(cause.code())
                    .isEqualTo(
                            switch (cause) {
                                case NO_ANSWER, UNREACHABLE -> OfferAnswer.EXPIRED;
                                case REJECTED -> OfferAnswer.DECLINED;
                                default -> OfferAnswer.WITHDRAWN;
                            });
        }
        assertThat(steps(Optional.of(ringing), ends(9, CallCause.ABANDONED).now(), 1))
                .containsExactly(withdrawn(CallSequel.CALLER_GONE), CLOSE);
    }

    @Test
    void a_telephone_that_stops_ringing_ends_its_offer_and_the_next_one_that_rings_is_offered_it() {
        var ringing = ringing();
        says(CallEventType.ENDED, "8001", 21, Optional.of(CallCause.NO_ANSWER));
        assertThat(steps(Optional.of(ringing), now(), 1)).containsExactly(ends(OfferAnswer.EXPIRED));
        says(CallEventType.ALERTING, "8002", 22);
        assertThat(steps(Optional.of(ringing), now(), 0)).containsExactly(new Step.Rings(2));
        assertThat(steps(Optional.of(ringing), now(), 2)).isEmpty();
    }

    @Test
    void a_call_that_another_one_answers_is_theirs_and_the_offer_is_taken_back() {
        var ringing = ringing();
        var talking = says(CallEventType.ANSWERED, "8002", 6).now();
        assertThat(steps(Optional.of(ringing), talking, 1))
                .containsExactly(withdrawn(CallSequel.WITH_ANOTHER), new Step.Took(2), CLOSE);
    }

    @Test
    void a_transfer_within_a_call_frees_the_first_agent_and_makes_the_second_busy() {
        ringing();
        var first = says(CallEventType.ANSWERED, "8001", 6).now();
        says(CallEventType.ANSWERED, "8002", 40);
        var second = says(CallEventType.ENDED, "8001", 41).now();
        assertThat(steps(Optional.of(first), second, 0)).containsExactly(new Step.Took(2), new Step.Left(1), CLOSE);
        assertThat(steps(Optional.of(second), ends(60, CallCause.ANSWERED).now(), 0))
                .containsExactly(new Step.Left(2), CLOSE);
    }

    @Test
    void a_call_seen_only_when_it_is_over_accepts_the_offer_and_leaves_no_one_busy() {
        ringing();
        says(CallEventType.ANSWERED, "8001", 6);
        assertThat(steps(Optional.empty(), ends(90, CallCause.ANSWERED).now(), 1))
                .containsExactly(ends(OfferAnswer.ACCEPTED), new Step.Left(1), CLOSE);
        assertThat(steps(Optional.empty(), now(), 0)).containsExactly(CLOSE);
    }

    @Test
    void only_callers_whose_kind_of_end_the_policy_names_and_who_waited_are_called_back() {
        var rules = new MissedCallRules(Set.of(MissedCallRules.Kind.ABANDONED), Duration.ofSeconds(5));
        says(CallEventType.OFFERED, "", 0);
        assertThat(MissedCalls.isMissed(call(), rules)).isFalse();
        assertThat(MissedCalls.isMissed(
                        new CallSequelTest()
                                .says(CallEventType.OFFERED, "", 0)
                                .ends(4, CallCause.ABANDONED)
                                .call(),
                        rules))
                .isFalse();
        assertThat(MissedCalls.isMissed(
                        new CallSequelTest()
                                .says(CallEventType.OFFERED, "", 0)
                                .ends(9, CallCause.BUSY)
                                .call(),
                        rules))
                .isFalse();
        assertThat(MissedCalls.isMissed(ends(5, CallCause.ABANDONED).call(), rules))
                .isTrue();
    }

    @Test
    void exchanges_are_called_in_private_networks_and_never_where_secrets_of_machines_are() throws Exception {
        for (var right : List.of("10.1.2.3", "192.168.0.9", "fd12::9", "203.0.113.7", "2001:db8::1")) {
            assertThat(ExchangeAddresses.mayBeCalled(InetAddress.getByName(right), nobody -> false))
                    .as(right)
                    .isTrue();
        }
        for (var wrong : List.of(
                "127.0.0.1",
                "127.9.9.9",
                "::1",
                "::ffff:127.0.0.1",
                "169.254.169.254",
                "2852039166",
                "::ffff:169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "fe80::1",
                "fd00:ec2::254",
                "100.100.100.200",
                "0.0.0.0",
                "::",
                "224.0.0.1")) {
            assertThat(ExchangeAddresses.mayBeCalled(InetAddress.getByName(wrong), nobody -> false))
                    .as(wrong)
                    .isFalse();
        }
        assertThat(ExchangeAddresses.mayBeCalled(InetAddress.getLoopbackAddress(), anyone -> true))
                .isTrue();
        assertThat(ExchangeAddresses.mayBeCalled(InetAddress.getByName("169.254.169.254"), anyone -> true))
                .isFalse();
    }

    @Test
    void a_command_address_is_one_fixed_place_of_the_web() {
        assertThat(CommandAddress.isFit("https://pbx.example.com/api?do={action}&from={from}&to={to}"))
                .isTrue();
        assertThat(CommandAddress.isFit("http://10.1.2.3:8088/dial")).isTrue();
        for (var wrong : List.of(
                "ftp://pbx/dial",
                "https://{to}/dial",
                "https://pbx.{to}/dial",
                "https://me:secret@pbx/dial",
                "http://169.254.169.254/latest/meta-data",
                "file:///etc/passwd",
                "https://pbx/a b",
                "//pbx/dial")) {
            assertThat(CommandAddress.isFit(wrong)).as(wrong).isFalse();
        }
        assertThat(CommandAddress.filled("http://pbx/{to}?x={from}", Map.of("to", "+86 138&a=b", "from", "8001/../")))
                .isEqualTo("http://pbx/%2B86%20138%26a%3Db?x=8001%2F..%2F");
    }
}
