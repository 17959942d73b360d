package hotline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.policy.Limit;
import hotline.policy.Policy;
import hotline.policy.SmallPolicy;
import hotline.policy.reading.PolicyReader;
import hotline.policy.taxonomy.LocalizedName;
import hotline.policy.taxonomy.Market;
import hotline.policy.taxonomy.Severity;
import hotline.rules.PolicyComparison.ChangedRung;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyComparisonTest {
    private static final Policy BEFORE = read(SmallPolicy.YAML);

    @Test
    void a_policy_compared_with_itself_has_no_changes() {
        var same = PolicyComparison.of(BEFORE, BEFORE);

        assertThat(same.limits()).isEmpty();
        assertThat(same.rungs()).isEmpty();
        assertThat(same.types().added()).isEmpty();
        assertThat(same.types().removed()).isEmpty();
        assertThat(same.types().changed()).isEmpty();
    }

    @Test
    void added_removed_and_changed_parts_are_named_by_their_codes() {
        var after = read(SmallPolicy.YAML.replace("zh: 态度", "zh: 服务态度").replace("severities:\n", """
                        departments: {desk: {name: {zh: 前台, en: desk}}}
                        ladder: {late: {kind: report, clock: handling, when: due, to: head}}
                        severities:
                        """));

        var changes = PolicyComparison.of(BEFORE, after);

        assertThat(changes.types().changed())
                .containsExactly(Map.entry(
                        "service-attitude",
                        after.taxonomy().type("service-attitude").orElseThrow().name()));
        var late = after.escalation().rung("late");
        assertThat(changes.rungs()).containsExactly(new ChangedRung("late", Optional.empty(), late));
        assertThat(PolicyComparison.of(after, BEFORE).rungs())
                .containsExactly(new ChangedRung("late", late, Optional.empty()));
        assertThat(changes.departments().added()).containsExactly(Map.entry("desk", new LocalizedName("前台", "desk")));
        assertThat(changes.limits()).isEmpty();
    }

    @Test
    void a_limit_is_listed_once_where_it_changes_everywhere_and_by_market_where_it_does_not() {
        var everywhere =
                PolicyComparison.of(BEFORE, read(SmallPolicy.YAML.replace("working-days: 7", "working-days: 5")));
        var abroad = PolicyComparison.of(
                BEFORE,
                read(SmallPolicy.YAML.replace(
                        "limits:\n", "limits:\n  - {severities: [severe], markets: [foreign], working-days: 30}\n")));

        assertThat(everywhere.limits()).hasSize(1);
        var limit = everywhere.limits().get(0);
        assertThat(limit.of()).contains("other");
        assertThat(limit.severity()).contains(Severity.SEVERE);
        assertThat(limit.channel()).isEmpty();
        assertThat(limit.market()).isEmpty();
        assertThat(limit.before()).contains(new Limit.WorkingDays(7));
        assertThat(limit.after()).contains(new Limit.WorkingDays(5));
        assertThat(abroad.limits()).allMatch(one -> one.market().equals(Optional.of(Market.FOREIGN)));
        assertThat(abroad.limits()).extracting(one -> one.of().orElseThrow()).contains("other", "service-attitude");
    }

    @Test
    void limits_of_departments_and_callbacks_count_too() {
        var after = read(SmallPolicy.YAML.replace("  attempts: 3\n", "  attempts: 3\n  within: {working-days: 2}\n")
                + "departments: {customer-service: {name: {zh: 客服, en: desk}, holding: {working-days: 1}}}\n");

        assertThat(PolicyComparison.of(BEFORE, after).limits())
                .extracting(limit -> limit.clock() + " " + limit.of().orElse("-"))
                .containsExactly("callback -", "holding customer-service");
    }

    private static Policy read(String yaml) {
        return PolicyReader.read("small", yaml);
    }
}
