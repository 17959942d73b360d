package hotline.callback;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.callback.Consequence.Aftermath;
import hotline.callback.plan.NextCall;
import hotline.policy.CallbackRules;
import hotline.policy.Dissatisfaction;
import hotline.policy.calling.CallResult;
import hotline.support.FreightNetwork;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Under the freight network's rules: a score of two or less is unsatisfied. */
class ConsequenceTest {
    private final CallbackRules rules = FreightNetwork.POLICY.callbacks();

    @ParameterizedTest
    @CsvSource({"1, REOPEN", "2, REOPEN", "3, CLOSE", "4, CLOSE", "5, CLOSE"})
    void a_score_decides_between_closing_and_reopening(int score, Aftermath aftermath) {
        assertThat(after(reached(Optional.of(score), Optional.empty())))
                .isEqualTo(Consequence.ended(CallbackStatus.REACHED, aftermath));
    }

    @Test
    void a_customer_who_gives_no_score_is_taken_to_accept() {
        assertThat(after(reached(Optional.empty(), Optional.empty())).aftermath())
                .isEqualTo(Aftermath.CLOSE);
    }

    @Test
    void the_agents_choice_takes_precedence_over_the_policys_way() {
        assertThat(after(reached(Optional.of(1), Optional.of(Dissatisfaction.LINKED_CASE)))
                        .aftermath())
                .isEqualTo(Aftermath.CLOSE_AND_LINK);
        assertThat(after(reached(Optional.empty(), Optional.of(Dissatisfaction.REOPEN)))
                        .aftermath())
                .isEqualTo(Aftermath.REOPEN);
    }

    @Test
    void only_an_unsatisfied_customer_can_have_a_follow_up() {
        assertThat(reached(Optional.of(3), Optional.empty()).allowsFollowUp(rules))
                .isFalse();
        assertThat(reached(Optional.of(2), Optional.empty()).allowsFollowUp(rules))
                .isTrue();
        assertThat(reached(Optional.empty(), Optional.empty()).allowsFollowUp(rules))
                .isTrue();
    }

    @Test
    void an_unanswered_call_is_tried_again_or_ends_as_the_plan_says() {
        var next = new NextCall.At(Instant.parse("2026-09-24T07:00:00Z"), NextCall.Why.PAUSE);
        var noAnswer = new CallbackOutcome.NotReached(CallResult.NO_ANSWER, Optional.empty());

        assertThat(noAnswer.consequence(next, rules)).isEqualTo(Consequence.again(next));
        assertThat(noAnswer.consequence(new NextCall.Over(NextCall.How.UNREACHABLE), rules))
                .isEqualTo(Consequence.ended(CallbackStatus.UNREACHABLE, Aftermath.CLOSE));
    }

    private Consequence after(CallbackOutcome outcome) {
        return outcome.consequence(new NextCall.Over(NextCall.How.REACHED), rules);
    }

    private static CallbackOutcome.Reached reached(Optional<Integer> score, Optional<Dissatisfaction> followUp) {
        return new CallbackOutcome.Reached(score, Optional.empty(), followUp);
    }
}
