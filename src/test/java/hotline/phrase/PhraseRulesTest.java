package hotline.phrase;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.policy.Policy;
import hotline.policy.phrase.Brace;
import hotline.policy.phrase.Phrase;
import hotline.policy.phrase.PhraseBook;
import hotline.policy.phrase.Situation;
import hotline.policy.reading.PolicyReader;
import hotline.policy.reading.PolicySource;
import hotline.policy.reading.PolicyText;
import hotline.policy.taxonomy.LocalizedName;
import hotline.regulation.ShippedPolicies;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.ObjectAssert;

/** Phrases filled in, put in order and found. */
@Tag("F11")
@Tag("C8")
class PhraseRulesTest {
    private static final Policy POLICY = PolicyReader.read(PolicySource.of(
            new PolicyText("own", "extends: freight-network\nid: own\nversion: 1\n"), ShippedPolicies.ALL));
    private static final PhraseBook BOOK = POLICY.phrases();

    private static Phrase phrase(String id) {
        return BOOK.all().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Property(tries = 300)
    void a_phrase_is_known_in_the_text_that_was_sent_and_an_open_gap_is_seen(
            @ForAll("shipped") Phrase phrase, @ForAll Set<Brace> known, @ForAll("languages") String language) {
        var values = new EnumMap<Brace, String>(Brace.class);
        known.forEach(brace -> values.put(brace, "一批衣服。第二天\n送达 (2)"));
        var filled = FilledPhrase.of(phrase, language, new KnownNow(values, Optional.empty()));
        var sent = "王女士：" + filled.text() + "另外，请您查收。";
        assertThat(UsedPhrases.of(BOOK).in(sent)).contains(phrase.id());
        assertThat(OpenGaps.in(sent).isPresent()).isEqualTo(!filled.gaps().isEmpty());
        assertThat(UsedPhrases.of(BOOK)
                        .in(sent.replace(filled.text(), filled.text().substring(0, 3))))
                .doesNotContain(phrase.id());
    }

    @Provide
    Arbitrary<Phrase> shipped() {
        return Arbitraries.of(BOOK.all());
    }

    @Example
    void brackets_of_a_writer_are_no_gap() {
        assertThat(OpenGaps.in("承运方【顺丰速运】已确认，【几】点不详")).contains("【几】");
        assertThat(OpenGaps.in("承运方【顺丰速运】已确认")).isEmpty();
    }

    /** A text is the wording with each brace replaced, and each gap stands where it says. */
    @Property(tries = 300)
    void what_is_known_is_filled_in_and_the_rest_is_a_gap(
            @ForAll("phrases") Phrase phrase, @ForAll Set<Brace> known, @ForAll("languages") String language) {
        var values = new EnumMap<Brace, String>(Brace.class);
        known.forEach(brace -> values.put(brace, "<" + brace + "{agent}>"));
        var filled = FilledPhrase.of(phrase, language, new KnownNow(values, Optional.empty()));

        var expected = phrase.wording().in(language);
        for (Brace brace : Brace.values()) {
            expected = expected.replace("{" + brace.code() + "}", "\u0000" + brace.name() + "\u0001");
        }
        int gaps = 0;
        for (Brace brace : Brace.values()) {
            var mark = "\u0000" + brace.name() + "\u0001";
            if (expected.contains(mark) && !known.contains(brace)) {
                gaps++;
            }
            expected = expected.replace(
                    mark, values.getOrDefault(brace, "【" + brace.label().in(language) + "】"));
        }
        assertThat(filled.text()).isEqualTo(expected);
        assertThat(filled.gaps()).hasSize(gaps).allSatisfy(gap -> assertThat(
                        filled.text().substring(gap.from(), gap.to()))
                .isEqualTo("【" + gap.brace().label().in(language) + "】"));
    }

    /** No set phrase is said over and over. */
    @Property(tries = 300)
    void the_first_phrase_is_never_the_one_that_was_first_before(
            @ForAll AtHand atHand, @ForAll("recent") List<String> before) {
        var order = Suggesting.order(atHand, Optional.empty(), POLICY);
        var recent = new ArrayList<>(before);
        for (int i = 0; i < 5; i++) {
            var phrases = Suggesting.phrases(BOOK, order, recent);
            assertThat(phrases).containsExactlyInAnyOrderElementsOf(BOOK.all());
            var first = phrases.get(0).id();
            assertThat(recent.stream().limit(1)).doesNotContain(first);
            recent.add(0, first);
        }
    }

    @Example
    void all_phrases_of_a_situation_take_their_turn_before_one_comes_back() {
        var order = Suggesting.order(AtHand.CALLBACK_CALL, Optional.empty(), POLICY);
        var recent = new ArrayList<String>();
        for (int i = 0; i < 6; i++) {
            recent.add(0, Suggesting.phrases(BOOK, order, recent).get(0).id());
        }
        assertThat(recent)
                .containsExactly("callback-3", "callback-2", "callback-1", "callback-3", "callback-2", "callback-1");
    }

    @Example
    @Label("a search finds characters, pinyin and English words")
    void search() {
        found("体谅").first().isEqualTo("promise-3");
        found("體諒").first().isEqualTo("promise-3");
        found("xwtj").isEmpty();
        found("huanchengwo").first().isEqualTo("calm-1");
        found("hcwo").first().isEqualTo("calm-1");
        found("hcw").first().isEqualTo("calm-1");
        found("no wonder worr").containsExactly("calm-2");
        found("NO  WONDER").containsExactly("calm-2");
        found("close-2").first().isEqualTo("close-2");
        found("agent").doesNotContain("callback-1");
        found("").isEmpty();
        found("，。").isEmpty();
    }

    private static AbstractListAssert<?, List<? extends String>, String, ObjectAssert<String>> found(String typed) {
        return assertThat(PhraseSearch.of(typed).map(search -> search.in(BOOK.all())).orElse(List.of()).stream()
                .map(Phrase::id)
                .toList());
    }

    @Property
    void no_typed_text_makes_a_search_fail(@ForAll String typed) {
        PhraseSearch.of(typed).ifPresent(search -> search.in(BOOK.all()));
    }

    @Example
    @Tag("T7")
    void a_customer_is_called_as_befits_and_no_title_is_guessed() {
        called("王芳", "王芳");
        called("王女士", "王女士");
        called("王女士", "王芳", "王女士");
        called("王女士", "王女士", "王芳");
        called("王女士", "王小姐");
        called("王先生", "王大哥");
        called("王师傅", "王师傅");
        called("欧阳老师", "欧阳老师");
        called("张三", "张三", "王女士");
        called("Ms Wang", "Ms Wang");
        called("Mary Wang", "Mary Wang");
        called("远达物流有限公司", "远达物流有限公司");
        assertThat(Salutation.of(List.of("老王"))).isEmpty();
        assertThat(Salutation.of(List.of("小李", "李娜"))).contains("李娜");
        assertThat(Salutation.of(List.of(" "))).isEmpty();
        assertThat(Salutation.fullName(List.of("王女士", "王芳"))).contains("王芳");
        assertThat(Salutation.fullName(List.of("王女士"))).isEmpty();
    }

    private static void called(String as, String... names) {
        assertThat(Salutation.of(List.of(names))).as(Arrays.toString(names)).contains(as);
    }

    @Example
    @Tag("T2")
    void a_name_is_read_back_in_full() {
        var values = new EnumMap<Brace, String>(Brace.class);
        values.put(Brace.NAME, "王女士");
        var known = new KnownNow(values, Optional.of("王芳"));
        assertThat(FilledPhrase.of(phrase("restate-2"), "zh", known).text()).startsWith("核对一下：王芳，【电话】");
        assertThat(FilledPhrase.of(phrase("transfer-2"), "zh", known).text()).startsWith("线上是王女士");
    }

    @Provide
    Arbitrary<Phrase> phrases() {
        var broken = Combinators.combine(
                        Arbitraries.strings().withChars("{}a名代company").ofMaxLength(20),
                        Arbitraries.of(Situation.values()))
                .as((text, situation) -> new Phrase("x", situation, new LocalizedName("x" + text, "x" + text), false));
        return Arbitraries.oneOf(
                Arbitraries.of(BOOK.all()),
                broken.filter(one -> !one.wording().zh().contains("{}")));
    }

    @Provide
    Arbitrary<List<String>> recent() {
        return Arbitraries.of(BOOK.all().stream().map(Phrase::id).toList())
                .list()
                .uniqueElements()
                .ofMaxSize(20);
    }

    @Provide
    Arbitrary<String> languages() {
        return Arbitraries.of("zh", "en");
    }
}
