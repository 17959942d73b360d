package hotline.policy.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hotline.policy.SmallPolicy;
import hotline.policy.phrase.Brace;
import hotline.policy.phrase.Forbidden;
import hotline.policy.phrase.ForbiddenKind;
import hotline.policy.phrase.Phrase;
import hotline.policy.phrase.PhraseBook;
import hotline.policy.phrase.Situation;
import hotline.regulation.ShippedPolicies;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a policy makes of the shipped phrases, and what can be wrong with its own. */
@Tag("T7")
@Tag("C8")
class PhrasesReaderTest {
    private static PhraseBook read(String phrases) {
        return PolicyReader.read("small.yaml", SmallPolicy.YAML + phrases).phrases();
    }

    @Test
    void a_policy_without_phrases_has_the_shipped_ones_for_every_situation_and_kind() {
        var book = read("");
        assertThat(book.all()).hasSize(49);
        assertThat(book.forbidden()).hasSize(11);
        assertThat(Situation.values())
                .allSatisfy(situation -> assertThat(book.of(situation)).isNotEmpty());
        assertThat(book.forbidden())
                .extracting(Forbidden::kind)
                .containsOnly(ForbiddenKind.values())
                .doesNotContainNull();
        assertThat(book.all()).allSatisfy(phrase -> {
            assertThat(phrase.id()).startsWith(phrase.situation().code() + "-");
            assertThat(braces(phrase.wording().zh()))
                    .as(phrase.id())
                    .isEqualTo(braces(phrase.wording().en()));
        });
        assertThat(book.all())
                .filteredOn(Phrase::endsCall)
                .extracting(Phrase::id)
                .containsExactly("close-2");
    }

    private static Object braces(String wording) {
        return Brace.IN_TEXT
                .matcher(wording)
                .results()
                .map(found -> found.group(1))
                .sorted()
                .toList();
    }

    @Test
    void a_policy_replaces_adds_and_removes_by_code() {
        var book = read("""
                phrases:
                  say:
                    greet:
                      greet-1: {zh: "这里是{company}"}
                      hello: {zh: 您好, en: Hello}
                      greet-2: null
                    queue: null
                  never:
                    contempt: null
                    curt: {curt-3: {zh: 随便你, en: suit yourself}}
                """);
        assertThat(book.of(Situation.GREET)).extracting(Phrase::id).containsExactly("greet-1", "hello");
        assertThat(book.of(Situation.GREET).get(0).wording().zh()).isEqualTo("这里是{company}");
        assertThat(book.of(Situation.GREET).get(0).wording().en()).startsWith("{company} customer care");
        assertThat(book.of(Situation.QUEUE)).isEmpty();
        assertThat(book.forbidden())
                .extracting(Forbidden::id)
                .contains("curt-3")
                .doesNotContain("contempt-1");
    }

    /** A variation of a variation takes away what both have beneath them. */
    @Test
    void a_variation_removes_a_shipped_phrase_that_its_base_replaced() {
        var base = SmallPolicy.YAML + "phrases: {say: {late: {late-1: {zh: 久等了, en: Sorry}}}}\n";
        var variation = "extends: base\nid: mine\nversion: \"2\"\nphrases: {say: {late: {late-1: null}, calm: null}}\n";
        var source = PolicySource.of(
                new PolicyText("mine.yaml", variation), (name, extending) -> new PolicyText("base.yaml", base));
        var book = PolicyReader.read(source).phrases();
        assertThat(book.of(Situation.LATE)).extracting(Phrase::id).containsExactly("late-2");
        assertThat(book.of(Situation.CALM)).isEmpty();
        assertThat(PolicyReader.read("again.yaml", source.text()).phrases()).isEqualTo(book);
    }

    @Test
    void shipped_policies_have_phrases() {
        var source = PolicySource.of(
                new PolicyText("own", "extends: key-accounts\nid: own\nversion: 1\n"), ShippedPolicies.ALL);
        assertThat(PolicyReader.read(source).phrases().all()).hasSize(49);
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {say: {hello: {hello-1: {zh: 您好, en: Hello}}}}             | no-situation
            {say: {greet: {greet-3: {zh: "我是{who}", en: I am}}}}       | no-brace
            {say: {greet: {greet-3: {zh: "我是{agent", en: I am}}}}      | lone-brace
            {say: {greet: {greet-3: {zh: 您好}}}}                        | missing
            {say: {greet: {late-1: {zh: 您好, en: Hello}}}}              | phrase-twice
            {never: {curt: {greet-1: {zh: 随便你, en: suit yourself}}}}   | phrase-twice
            {never: {rude: {rude-1: {zh: 随便你, en: suit yourself}}}}    | no-kind
            {never: {curt: {curt-3: {zh: 滚, en: go away}}}}             | few-letters
            {never: {curt: {curt-3: {zh: 随便你, en: a}}}}                | few-letters
            """)
    void a_mistake_is_named_by_its_code(String phrases, String code) {
        assertThatThrownBy(() -> read("phrases: " + phrases + "\n"))
                .isInstanceOfSatisfying(PolicyInvalid.class, invalid -> assertThat(invalid.problems())
                        .singleElement()
                        .satisfies(
                                problem -> assertThat(problem.mistake().code()).isEqualTo(code)));
    }
}
