package hotline.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.policy.SmallPolicy;
import hotline.policy.dispatch.AgentOrder;
import hotline.policy.dispatch.DispatchRules;
import hotline.policy.dispatch.Need;
import hotline.policy.dispatch.NeedRule.Subject;
import hotline.policy.dispatch.WorkKind;
import hotline.policy.taxonomy.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a policy gives out work, and what can be wrong with it. */
class DispatchReaderTest {
    private static final String DISPATCH = """
            dispatch:
              order: least-load
              cases-in-hand: 7
              breaks: {lunch: {zh: 午餐, en: lunch, minutes: 60}}
              wrap-up-seconds: {call: 30}
              owner-first-minutes: {case: 240}
              skills: {complaints: {zh: 投诉, en: complaints}, english: {zh: 英语, en: English}}
              needs:
                - {types: [service-attitude], skills: {complaints: 3}}
                - {languages: [en], skills: {english: 2}}
              steps:
                - {after-seconds: 60, lower: 1}
                - {after-seconds: 600, drop: [complaints]}
            """;

    private static DispatchRules read(String dispatch) {
        return PolicyReader.read("small.yaml", SmallPolicy.YAML + dispatch).dispatch();
    }

    @Test
    @Tag("C2")
    @Tag("C9")
    void needs_of_a_work_add_up_and_relax_by_steps() {
        var rules = read(DISPATCH);
        assertThat(rules.order()).isEqualTo(AgentOrder.LEAST_LOAD);
        assertThat(rules.inHand(WorkKind.CASE)).isEqualTo(7);
        assertThat(rules.inHand(WorkKind.CALL)).isEqualTo(1);
        assertThat(rules.pause("lunch").orElseThrow().atMost()).isEqualTo(Duration.ofHours(1));
        assertThat(rules.wrapUp(WorkKind.CALL)).isEqualTo(Duration.ofSeconds(30));
        assertThat(rules.ownerFirst(WorkKind.CASE)).isEqualTo(Duration.ofHours(4));
        assertThat(rules.trainingDays()).isEqualTo(3);
        var need = rules.need(new Subject(WorkKind.CASE, "service-attitude", "", Severity.MINOR, "hotline", "en"));
        assertThat(need).isEqualTo(new Need(Map.of("complaints", 3, "english", 2)));
        var arrived = Instant.parse("2026-11-30T01:00:00Z");
        assertThat(rules.step(arrived, arrived.plusSeconds(59))).isZero();
        assertThat(rules.step(arrived, arrived.plusSeconds(60))).isEqualTo(1);
        assertThat(rules.nextStep(arrived, arrived.plusSeconds(60))).contains(arrived.plusSeconds(600));
        assertThat(rules.nextStep(arrived, arrived.plusSeconds(600))).isEmpty();
        assertThat(rules.relaxed(need, 1)).isEqualTo(new Need(Map.of("complaints", 2, "english", 1)));
        assertThat(rules.relaxed(need, 2)).isEqualTo(new Need(Map.of("english", 1)));
        assertThat(rules.neededForEver()).containsExactly("english");
    }

    @Test
    void a_policy_without_it_offers_no_work() {
        assertThat(read("").offersWork()).isFalse();
        assertThat(read("dispatch: {}\n").offersWork()).isTrue();
    }

    @Test
    @Tag("R7")
    void agents_pick_only_where_the_policy_says_so_or_gives_out_nothing() {
        assertThat(read("").agentsPick()).isTrue();
        assertThat(read("dispatch: {}\n").agentsPick()).isFalse();
        assertThat(read("dispatch: {agents-pick: true}\n").agentsPick()).isTrue();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(delimiter = '|', textBlock = """
            skills: {complaints: 3}        | skills: {disputes: 3}        | dispatch.needs[0].skills.disputes: “disputes” is none of the skills that this policy names
            skills: {complaints: 3}        | skills: {complaints: 6}      | dispatch.needs[0].skills.complaints: must be a whole number from 1 to 5
            [service-attitude]             | [attitude]                   | dispatch.needs[0].types[0]: “attitude” is unknown
            after-seconds: 600             | after-seconds: 60            | dispatch.steps[1].after-seconds: must come later than the step before it
            drop: [complaints]             | drop: [disputes]             | dispatch.steps[1].drop[0]: “disputes” is unknown
            after-seconds: 600, drop: [complaints] | after-seconds: 600 | dispatch.steps[1]: never matters: no work still needs
            order: least-load              | order: by-name               | dispatch.order: “by-name” is unknown; known here are least-load, longest-idle, rotation
            minutes: 60                    | minutes: 0                   | dispatch.breaks.lunch.minutes: must be a whole number from 1 to 1440
            wrap-up-seconds: {call         | wrap-up-seconds: {phone      | dispatch.wrap-up-seconds.phone: unknown; known here are call, callback, case
            """)
    void each_mistake_is_reported_with_its_place(String good, String bad, String problem) {
        assertThat(DISPATCH).contains(good);
        assertThatThrownBy(() -> read(DISPATCH.replace(good, bad)))
                .isInstanceOf(PolicyInvalid.class)
                .hasMessageContaining(problem);
    }
}
