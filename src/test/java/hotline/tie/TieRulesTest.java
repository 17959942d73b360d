package hotline.tie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.dispatch.Preference;
import hotline.failure.Failure;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.WorkKind;
import hotline.support.FreightNetwork;
import hotline.tie.Fault.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pure rules of ties, refusals and wishes. */
class TieRulesTest {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-03-31T02:00:00Z");
    private static final DispatchRules RULES = FreightNetwork.POLICY.dispatch();

    private static Tie tie(long agent) {
        return new Tie(new Tie.Person(agent, "王芳"), Tie.Because.HANDLED, NOW);
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, false, DECLINED",
        "ORDINARY, false, GOES_ON",
        "SERIOUS, false, AVOIDED",
        "NONE, true, AVOIDED",
        "ORDINARY, true, AVOIDED",
        "SERIOUS, true, AVOIDED"
    })
    @Tag("R6")
    void a_refused_agent_continues_unless_the_fault_is_serious_or_the_customer_stands_firm(
            Fault fault, boolean standsFirm, Outcome outcome) {
        assertThat(fault.outcome(standsFirm)).isEqualTo(outcome);
    }

    @Test
    @Tag("R4")
    void spouse_parent_child_and_parents_in_law_share_the_agent_and_siblings_do_not() {
        assertThat(Relation.sharing())
                .containsExactlyInAnyOrder("spouse", "parent", "child", "parent-in-law", "child-in-law");
        assertThat(Arrays.stream(Relation.values()))
                .allMatch(one -> one.inverse().inverse() == one)
                .allMatch(one -> one.inverse().sharesTie() == one.sharesTie());
    }

    @Test
    @Tag("R3")
    void a_tie_holds_a_month_of_the_calendar() {
        assertThat(Tie.since(NOW, CHINA)).isEqualTo(Instant.parse("2026-02-28T02:00:00Z"));
        assertThat(tie(1).until(CHINA)).isEqualTo(Instant.parse("2026-04-30T02:00:00Z"));
    }

    @Test
    @Tag("R5")
    void a_new_customer_asks_at_the_start_and_later_a_supervisor_agrees() {
        var start = new Asking(false, false, Optional.empty());
        assertThatCode(() -> start.check(1, false, false)).doesNotThrowAnyException();
        var own = new Asking(false, false, Optional.of(tie(1)));
        assertThatCode(() -> own.check(1, false, false)).doesNotThrowAnyException();
        for (var late :
                new Asking[] {new Asking(false, true, Optional.empty()), new Asking(false, false, Optional.of(tie(2)))
                }) {
            assertThatThrownBy(() -> late.check(1, false, true)).isInstanceOf(Failure.Conflict.class);
            assertThatThrownBy(() -> late.check(1, true, false)).isInstanceOf(Failure.Conflict.class);
            assertThatCode(() -> late.check(1, true, true)).doesNotThrowAnyException();
        }
        assertThatThrownBy(() -> new Asking(true, false, Optional.empty()).check(1, true, true))
                .isInstanceOf(Failure.Conflict.class);
    }

    @Test
    @Tag("R3")
    @Tag("R5")
    void work_waits_for_the_agent_asked_for_before_the_customers_own_and_not_into_its_limit() {
        var due = NOW.plus(Duration.ofDays(2));
        var both = new Belonging(Optional.of(tie(1)), Optional.of(2L), Set.of());
        assertThat(both.preference(WorkKind.CASE, NOW, due, RULES))
                .contains(new Preference(2, Preference.Because.ASKED_FOR, NOW.plus(Duration.ofHours(4))));
        var own = new Belonging(Optional.of(tie(1)), Optional.empty(), Set.of());
        assertThat(own.preference(WorkKind.CALL, NOW, due, RULES))
                .contains(new Preference(1, Preference.Because.TIE, NOW));
        assertThat(own.preference(WorkKind.CASE, NOW, NOW.plus(Duration.ofHours(3)), RULES))
                .contains(new Preference(1, Preference.Because.TIE, NOW.plus(Duration.ofHours(1))));
        assertThat(own.preference(WorkKind.CASE, NOW, NOW.plus(Duration.ofHours(1)), RULES))
                .contains(new Preference(1, Preference.Because.TIE, NOW));
        assertThat(Belonging.NONE.preference(WorkKind.CASE, NOW, due, RULES)).isEmpty();
    }
}
