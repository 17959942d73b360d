package hotline.dispatch;

import static hotline.dispatch.Floors.COMPLAINTS;
import static hotline.dispatch.Floors.NOW;
import static hotline.dispatch.Floors.agent;
import static hotline.dispatch.Floors.at;
import static hotline.dispatch.Floors.barred;
import static hotline.dispatch.Floors.floor;
import static hotline.dispatch.Floors.holding;
import static hotline.dispatch.Floors.needing;
import static hotline.dispatch.Floors.owed;
import static hotline.dispatch.Floors.preferring;
import static hotline.dispatch.Floors.ranked;
import static hotline.dispatch.Floors.rules;
import static hotline.dispatch.Floors.skilled;
import static hotline.dispatch.Floors.trainee;
import static hotline.dispatch.Floors.work;
import static hotline.policy.dispatch.AgentOrder.LONGEST_IDLE;
import static hotline.policy.dispatch.AgentOrder.ROTATION;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.dispatch.Why.Because;
import hotline.dispatch.Why.Outcome;
import hotline.dispatch.Why.PassedOver;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.WorkKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The clauses of reception by rotation, each as an example. */
class MatchTest {
    private static final Instant AT_ONCE = NOW;
    private static final Instant LATER = NOW.plusSeconds(600);

    private static List<Offering> offers(List<FloorAgent> agents, Work... works) {
        return Match.offers(floor(agents, List.of(works)), rules(ROTATION), NOW);
    }

    private static Offering only(List<FloorAgent> agents, Work work) {
        var offers = offers(agents, work);
        assertThat(offers).hasSize(1);
        return offers.get(0);
    }

    private static Preference tie(long agent, Instant until) {
        return new Preference(agent, Preference.Because.TIE, until);
    }

    @Test
    @Tag("R1")
    void agents_get_works_in_the_order_of_sign_in_one_each() {
        var offers = offers(
                List.of(agent(11, 3), agent(12, 1), agent(13, 2)),
                work(WorkKind.CASE, 1),
                work(WorkKind.CASE, 2),
                work(WorkKind.CASE, 3),
                work(WorkKind.CASE, 4));
        assertThat(offers).extracting(Offering::agent).containsExactly(12L, 13L, 11L);
        assertThat(offers).allSatisfy(offer -> {
            assertThat(offer.counts()).isTrue();
            assertThat(offer.until()).isEqualTo(NOW.plusSeconds(20));
        });
        assertThat(offers.get(1).why().ahead()).isEqualTo(1);
        assertThat(offers.get(1).why().passedOver()).containsExactly(new PassedOver(12, Because.OFFERED_ANOTHER));
    }

    @Test
    @Tag("R2")
    void a_turn_that_comes_to_an_agent_who_is_not_at_the_post_is_lost_and_one_on_a_break_keeps_it() {
        var offer = only(
                List.of(
                        at(Post.ABSENT, agent(1, 1)),
                        at(Post.EXCUSED, agent(2, 2)),
                        at(Post.BUSY, agent(3, 3)),
                        agent(4, 4),
                        at(Post.ABSENT, agent(5, 5))),
                work(WorkKind.CALL, 1));
        assertThat(offer.agent()).isEqualTo(4);
        assertThat(offer.turnsLost()).containsExactly(1L);
        assertThat(offer.why().passedOver())
                .containsExactly(
                        new PassedOver(1, Because.ABSENT),
                        new PassedOver(2, Because.EXCUSED),
                        new PassedOver(3, Because.BUSY));
        assertThat(offer.why().place()).isEqualTo(4);
    }

    @Test
    @Tag("R2")
    void one_absence_loses_one_turn_and_an_agent_without_the_skill_loses_none() {
        var offers = offers(
                List.of(
                        at(Post.ABSENT, skilled(Map.of("complaints", 3), agent(1, 1))),
                        at(Post.ABSENT, agent(2, 2)),
                        skilled(Map.of("complaints", 2), agent(3, 3)),
                        skilled(Map.of("complaints", 2), agent(4, 4))),
                needing(COMPLAINTS, NOW, work(WorkKind.CASE, 1)),
                needing(COMPLAINTS, NOW, work(WorkKind.CASE, 2)));
        assertThat(offers).extracting(Offering::turnsLost).containsExactly(List.of(1L), List.of());
    }

    @Test
    @Tag("R2")
    void a_turn_missed_on_duty_comes_next() {
        assertThat(only(List.of(agent(1, 1), owed(agent(2, 2))), work(WorkKind.VISIT, 1))
                        .agent())
                .isEqualTo(2);
    }

    @Test
    @Tag("R3")
    void a_returning_customer_goes_to_the_agent_who_served_them_and_that_takes_no_turn() {
        var offer = only(
                List.of(agent(1, 1), agent(2, 2), agent(3, 3)), preferring(tie(2, AT_ONCE), work(WorkKind.CALL, 1)));
        assertThat(offer.agent()).isEqualTo(2);
        assertThat(offer.counts()).isFalse();
        assertThat(offer.why().tied()).contains(new Why.Tied(2, Preference.Because.TIE, Outcome.HONOURED));
    }

    @Test
    @Tag("R3")
    @Tag("R9")
    void while_that_agent_is_away_the_last_in_the_rotation_helps_and_keeps_the_turn() {
        var offer = only(
                List.of(agent(1, 1), at(Post.BUSY, agent(2, 2)), agent(3, 3), agent(4, 4), at(Post.BUSY, agent(5, 5))),
                preferring(tie(2, AT_ONCE), work(WorkKind.VISIT, 1)));
        assertThat(offer.agent()).isEqualTo(4);
        assertThat(offer.counts()).isFalse();
        assertThat(offer.turnsLost()).isEmpty();
        assertThat(offer.why().tied()).contains(new Why.Tied(2, Preference.Because.TIE, Outcome.HELPED));
        assertThat(offer.why().passedOver()).containsExactly(new PassedOver(5, Because.BUSY));
    }

    @Test
    @Tag("R3")
    void a_case_waits_for_no_agent_who_is_on_leave_and_goes_to_them_where_they_came_after_all() {
        var own = preferring(tie(2, LATER).onLeave(), work(WorkKind.CASE, 1));
        var offer = only(List.of(agent(1, 1), at(Post.ABSENT, agent(2, 2))), own);
        assertThat(offer.agent()).isEqualTo(1);
        assertThat(offer.why().tied()).contains(new Why.Tied(2, Preference.Because.TIE, Outcome.ON_LEAVE));
        assertThat(only(List.of(agent(1, 1), agent(2, 2)), own).agent()).isEqualTo(2);
    }

    @Test
    @Tag("R3")
    void a_case_waits_for_that_agent_and_then_goes_to_the_next_in_turn() {
        var agents = List.of(agent(1, 1), at(Post.BUSY, agent(2, 2)), agent(3, 3));
        var waits = preferring(tie(2, LATER), work(WorkKind.CASE, 1));
        var round = Match.round(floor(agents, List.of(waits)), rules(ROTATION), NOW);
        assertThat(round.offers()).isEmpty();
        assertThat(round.waiting()).containsExactly(new Waiting(waits.id(), 0, Waiting.Reason.OWNER));
        var offer = Match.offers(floor(agents, List.of(waits)), rules(ROTATION), LATER)
                .get(0);
        assertThat(offer.agent()).isEqualTo(1);
        assertThat(offer.counts()).isTrue();
        assertThat(offer.why().tied()).contains(new Why.Tied(2, Preference.Because.TIE, Outcome.WAIT_OVER));
    }

    @Test
    @Tag("R5")
    void a_customer_who_asks_for_an_agent_takes_no_turn_and_a_turn_missed_meanwhile_is_lost() {
        var asked = new Preference(2, Preference.Because.ASKED_FOR, AT_ONCE);
        var offer = only(List.of(agent(1, 1), agent(2, 2)), preferring(asked, work(WorkKind.VISIT, 1)));
        assertThat(offer.agent()).isEqualTo(2);
        assertThat(offer.counts()).isFalse();
        var meanwhile = only(List.of(at(Post.BUSY_ASKED_FOR, agent(2, 2)), agent(3, 3)), work(WorkKind.VISIT, 2));
        assertThat(meanwhile.turnsLost()).containsExactly(2L);
        var away = only(
                List.of(agent(1, 1), at(Post.BUSY, agent(2, 2)), agent(3, 3)),
                preferring(asked, work(WorkKind.VISIT, 3)));
        assertThat(away.agent()).isEqualTo(1);
        assertThat(away.counts()).isTrue();
    }

    @Test
    @Tag("R6")
    void a_refused_agent_is_passed_over_even_when_tied_and_the_next_in_turn_comes() {
        var offer = only(
                List.of(agent(1, 1), agent(2, 2)),
                barred(Set.of(1L), Set.of(), preferring(tie(1, LATER), work(WorkKind.CASE, 1))));
        assertThat(offer.agent()).isEqualTo(2);
        assertThat(offer.counts()).isTrue();
        assertThat(offer.turnsLost()).isEmpty();
        assertThat(offer.why().passedOver()).containsExactly(new PassedOver(1, Because.AVOIDED));
    }

    @Test
    @Tag("R7")
    void an_agent_with_a_customer_is_offered_no_second_one_but_a_case() {
        var busy = holding(Map.of(WorkKind.CALL, 1), agent(1, 1));
        assertThat(offers(List.of(busy), work(WorkKind.VISIT, 1))).isEmpty();
        assertThat(offers(List.of(busy), work(WorkKind.CALLBACK, 1))).isEmpty();
        assertThat(offers(List.of(holding(Map.of(WorkKind.CASE, 2), agent(1, 1))), work(WorkKind.CASE, 1)))
                .hasSize(1);
        assertThat(offers(List.of(holding(Map.of(WorkKind.CASE, 3), agent(1, 1))), work(WorkKind.CASE, 1)))
                .isEmpty();
    }

    @Test
    @Tag("R8")
    void swapped_turns_swap_the_order() {
        assertThat(offers(List.of(agent(1, 2), agent(2, 1)), work(WorkKind.CALL, 1), work(WorkKind.CALL, 2)))
                .extracting(Offering::agent)
                .containsExactly(2L, 1L);
    }

    @Test
    @Tag("C2")
    @Tag("C3")
    @Tag("C9")
    void disputes_go_to_specialists_and_after_a_time_to_others() {
        var agents = List.of(agent(1, 1), skilled(Map.of("complaints", 1), agent(2, 2)));
        var dispute = needing(COMPLAINTS, NOW, work(WorkKind.CASE, 1));
        assertThat(offers(agents, dispute)).isEmpty();
        assertThat(Match.offers(floor(agents, List.of(dispute)), rules(ROTATION), NOW.plusSeconds(300)))
                .extracting(Offering::agent)
                .containsExactly(2L);
        var last = Match.offers(floor(agents, List.of(dispute)), rules(ROTATION), NOW.plusSeconds(1800));
        assertThat(last).extracting(Offering::agent).containsExactly(1L);
        assertThat(last.get(0).why().step()).isEqualTo(2);
        assertThat(last.get(0).why().waited()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    @Tag("C6")
    @Tag("C7")
    void a_new_agent_gets_no_work_in_training_and_later_shows_it_to_the_mentor() {
        assertThat(only(List.of(trainee(false, 9, agent(1, 1)), agent(2, 2)), work(WorkKind.CALL, 1)))
                .satisfies(offer -> assertThat(offer.agent()).isEqualTo(2))
                .satisfies(offer ->
                        assertThat(offer.why().passedOver()).containsExactly(new PassedOver(1, Because.NOT_TRAINED)));
        assertThat(only(List.of(trainee(true, 9, agent(1, 1))), work(WorkKind.CALL, 1))
                        .mentor())
                .isEqualTo(Optional.of(9L));
    }

    @Test
    @Tag("K5")
    void a_callback_is_never_made_by_the_agent_it_is_about() {
        var callback = barred(Set.of(), Set.of(1L), work(WorkKind.CALLBACK, 1));
        var round = Match.round(floor(List.of(agent(1, 1)), List.of(callback)), rules(ROTATION), NOW);
        assertThat(round.waiting()).containsExactly(new Waiting(callback.id(), 0, Waiting.Reason.BARRED));
    }

    @Test
    @Tag("D2")
    void a_head_start_passes_others_by_its_time_only_unless_the_policy_is_strict() {
        var agents = List.of(agent(1, 1));
        var due = NOW.plus(Duration.ofHours(3));
        var plain = ranked(false, due, Duration.ZERO, NOW, work(WorkKind.CASE, 1));
        var vip = ranked(false, due.plus(Duration.ofHours(5)), Duration.ofHours(4), NOW, work(WorkKind.CASE, 2));
        var late = ranked(true, NOW.minusSeconds(1), Duration.ZERO, NOW, work(WorkKind.CASE, 3));
        assertThat(offers(agents, vip, plain))
                .extracting(offer -> offer.work().subject())
                .containsExactly(1L);
        var strict = strict();
        assertThat(Match.offers(floor(agents, List.of(plain, vip)), strict, NOW))
                .extracting(offer -> offer.work().subject())
                .containsExactly(2L);
        assertThat(Match.offers(floor(agents, List.of(plain, vip, late)), strict, NOW))
                .extracting(offer -> offer.work().subject())
                .containsExactly(3L);
    }

    private static DispatchRules strict() {
        var usual = rules(LONGEST_IDLE);
        return new DispatchRules(
                true,
                usual.offer(),
                usual.missedAfter(),
                usual.order(),
                usual.inHand(),
                usual.breaks(),
                usual.wrapUp(),
                usual.ownerFirst(),
                usual.trainingDays(),
                usual.skills(),
                usual.needs(),
                usual.steps(),
                false,
                true);
    }

    @Test
    void works_that_no_agent_can_take_hold_up_none_and_say_why() {
        var works = new ArrayList<Work>();
        for (int n = 1; n <= 500; n++) {
            works.add(needing(COMPLAINTS, NOW, work(WorkKind.CASE, n)));
        }
        works.add(work(WorkKind.CASE, 501));
        var round = Match.round(floor(List.of(agent(1, 1)), works), rules(ROTATION), NOW);
        assertThat(round.offers()).extracting(offer -> offer.work().subject()).containsExactly(501L);
        assertThat(round.offers().get(0).why().ahead()).isEqualTo(500);
        assertThat(round.waiting()).hasSize(500).allSatisfy(one -> assertThat(one.reason())
                .isEqualTo(Waiting.Reason.SKILL));
    }

    @Test
    void the_agent_whose_work_ended_first_comes_first_under_longest_idle() {
        assertThat(Match.offers(
                        floor(List.of(agent(1, 1), agent(2, 2)), List.of(work(WorkKind.CALL, 1))),
                        rules(LONGEST_IDLE),
                        NOW))
                .extracting(Offering::agent)
                .containsExactly(2L);
    }
}
