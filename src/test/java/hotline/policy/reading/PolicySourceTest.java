package hotline.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.policy.ExtensionRules;
import hotline.policy.Limit;
import hotline.policy.LimitRule;
import hotline.policy.Moment;
import hotline.policy.Rung;
import hotline.policy.SmallPolicy;
import hotline.policy.taxonomy.ComplaintType;
import hotline.policy.taxonomy.LocalizedName;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A company's variation of a policy states only the differences; the installed policy is complete. */
class PolicySourceTest {
    private static final String OURS = """
            # our own
            extends: small
            id: ours
            version: "2"
            callbacks: {attempts: 5, within: {working-days: 1}}
            types:
              service-attitude: {name: {en: manners}}
              other: {subtypes: null}
              price: {name: {zh: 价格, en: price}}
            limits: [{working-days: 4}]
            """;

    private final Map<String, String> files = new HashMap<>(Map.of("small", SmallPolicy.YAML, "ours.yaml", OURS));
    private final PolicySource.Bases bases = (name, extending) -> Optional.ofNullable(files.get(name))
            .map(yaml -> new PolicyText(name, yaml))
            .orElseThrow(() -> Mistake.NO_SHIPPED_BASE.with(name, "small"));

    @Test
    void what_a_variation_names_differs_and_all_else_stays() {
        var policy = PolicyReader.read(source(OURS));
        assertThat(policy.id()).isEqualTo("ours");
        assertThat(policy.version()).isEqualTo("2");
        assertThat(policy.name().en()).isEqualTo("small");
        assertThat(policy.callbacks().attempts()).isEqualTo(5);
        assertThat(policy.callbacks().unsatisfiedAtMost()).isEqualTo(2);
        assertThat(policy.limits().callback()).contains(new Limit.WorkingDays(1));
        assertThat(policy.limits().handling()).extracting(LimitRule::limit).containsExactly(new Limit.WorkingDays(4));
    }

    @Test
    void mappings_merge_in_the_bases_order_and_null_removes() {
        var types = PolicyReader.read(source(OURS)).taxonomy().types();
        assertThat(types).extracting(ComplaintType::code).containsExactly("other", "service-attitude", "price");
        assertThat(types.get(0).subtypes()).isEmpty();
        assertThat(types.get(1).name()).isEqualTo(new LocalizedName("态度", "manners"));
        assertThat(types.get(1).business()).isFalse();
    }

    @Test
    void a_limit_and_a_moment_are_replaced_whole_because_each_names_one_unit() {
        files.put("small", SmallPolicy.YAML + """
                departments: {desk: {name: {zh: 前台, en: desk}, holding: {working-days: 2}}}
                extensions: {at-most: 2, working-days: 5}
                ladder:
                  late: {kind: supervision, clock: handling, when: {after-due: {working-days: 1}}, to: head}
                """);
        var policy = PolicyReader.read(source("""
                extends: small
                id: ours
                version: "2"
                departments: {desk: {holding: {working-minutes: 90}}}
                extensions: {working-days: 3}
                ladder: {late: {when: {share: 90}}}
                """));
        assertThat(policy.departments().get(0).holding()).contains(new Limit.WorkingMinutes(90));
        assertThat(policy.limits().extensions()).isEqualTo(new ExtensionRules(2, 3));
        assertThat(policy.escalation().ladder()).extracting(Rung::moment).containsExactly(new Moment.ShareOfLimit(90));
    }

    @Test
    void a_variation_of_a_variation_lies_on_top_of_both() {
        var policy = PolicyReader.read(source("extends: ours.yaml\nid: mine\nversion: \"3\"\nphone-region: DE\n"));
        assertThat(policy.phoneRegion()).isEqualTo("DE");
        assertThat(policy.callbacks().attempts()).isEqualTo(5);
        assertThat(policy.lineOfBusiness()).isEqualTo("freight");
    }

    @Test
    void the_text_that_is_installed_reads_the_same_when_the_base_has_changed_or_gone() {
        var source = source(OURS);
        files.clear();
        var again = PolicyReader.read("version 7", source.text());
        assertThat(again).isEqualTo(PolicyReader.read(source));
        assertThat(again.digest()).isEqualTo(source.digest());
        assertThat(source.text()).contains("# our own");
    }

    @Test
    void what_extends_nothing_is_installed_as_it_is_written() {
        assertThat(source(SmallPolicy.YAML).text()).isEqualTo(SmallPolicy.YAML);
    }

    @Test
    void another_base_is_another_digest() {
        var before = source(OURS).digest();
        files.put("small", SmallPolicy.YAML.replace("attempts: 3", "attempts: 4"));
        assertThat(source(OURS).digest()).isNotEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"'---\n', ''", "'%YAML 1.2\n---\n', ''", "'\uFEFF', ''", "'# why\n\n---\n', '\n...\n'", "'', '\n---\n'"
    })
    void documents_are_separated_however_a_file_marks_them(String beginning, String end) {
        files.put("small", beginning + SmallPolicy.YAML + end);
        var source = source(beginning + OURS + end);
        assertThat(PolicyReader.read("again", source.text())).isEqualTo(PolicyReader.read(source));
    }

    @Test
    void a_problem_names_the_file_that_it_is_in() {
        files.put("small", SmallPolicy.YAML.replace("lease-minutes: 10", "lease-minutes: none"));
        var wrong = OURS.replace("attempts: 5", "attempts: 50");
        assertThatThrownBy(() -> PolicyReader.read(source(wrong)))
                .hasMessageContainingAll(
                        "mine.yaml:5:13: callbacks.attempts: must be a whole number from 1 to 20",
                        "small:28:3: callbacks.lease-minutes: must be a whole number");
    }

    @Test
    void what_a_variation_takes_away_is_missed_there() {
        var without = OURS + "phone-region: null\nchannels: {hotline: {source: null}}\n";
        assertThatThrownBy(() -> PolicyReader.read(source(without)))
                .hasMessageContainingAll(
                        "mine.yaml:2:1: “phone-region” is missing", "channels.hotline: “source” is missing");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            extends: nowhere               | mine.yaml:1:1: extends: “nowhere” is no shipped policy; there are small
            extends: mine.yaml             | mine.yaml:1:1: extends: goes round in a circle: mine.yaml → mine.yaml
            extends: round                 | extends: goes round in a circle: mine.yaml → round → mine.yaml
            extends: [small]               | mine.yaml:1:1: extends: must be a text
            extends: small                 | mine.yaml:1:1: “id” is missing
            extends: broken                | broken:1:6: not readable as YAML
            """)
    void a_base_that_can_not_be_had_is_a_problem(String beginning, String message) {
        files.put("mine.yaml", SmallPolicy.YAML);
        files.put("round", "extends: mine.yaml\nid: round\nversion: \"1\"\n");
        files.put("broken", "a: [b");
        assertThatThrownBy(() -> PolicyReader.read(source(beginning + "\nversion: \"1\"\n")))
                .isInstanceOf(PolicyInvalid.class)
                .message()
                .contains(message);
    }

    @Test
    void a_name_to_remove_must_be_there_and_none_may_stand_twice() {
        assertThatThrownBy(() -> PolicyReader.read(source(OURS + "pauses: null\nphone-region: CN\nphone-region: DE\n")))
                .hasMessageContainingAll(
                        "mine.yaml:11:1: pauses: there is nothing of this name to remove",
                        "mine.yaml:13:1: phone-region: stands twice");
    }

    @Test
    void a_further_document_extends_the_one_before_it_or_is_refused() {
        assertThatThrownBy(() -> source(SmallPolicy.YAML + "\n---\nid: two\n"))
                .hasMessageContaining("a further document must extend the one before it");
    }

    private PolicySource source(String yaml) {
        return PolicySource.of(new PolicyText("mine.yaml", yaml), bases);
    }
}
