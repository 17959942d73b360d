package hotline.classification;

import static hotline.classification.FreightNetworkLexicon.JUDGE;
import static hotline.classification.FreightNetworkLexicon.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.policy.Lexicon;
import hotline.policy.Lexicon.Subject;
import hotline.policy.taxonomy.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * For any text, up to the longest accepted one, each character costs about the same: these tests count places looked at, the same on every
 * machine. {@code load-tests/Judging.java} measures the time and fails where a text takes too long.
 */
class NoTextIsExpensiveTest {
    private static final int LONGEST = 10_000;
    private static final int SHORT = LONGEST / 4;
    /** The worst known texts need less than 250. */
    private static final int MOST_PER_CHARACTER = 2_000;

    private static final long ANY = Long.MAX_VALUE;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "一件",
                "少1件",
                "五件货只到四件",
                "五件货只到四件，",
                "丢了1件",
                "发5件5件全碎",
                "1元",
                "赔1元",
                "请赔1元后来",
                "晚1天",
                "1天晚",
                "半天1天",
                "第3次投诉",
                "又投诉第三次之前",
                "12 of 12 ",
                "12 out of 12 ",
                "12/12 ",
                "two hundred and ",
                "我投诉的是破损",
                "无所谓破损",
                "没有任何",
                "没人冒签我名",
                "\n请找回",
                "投诉 damaged lost ",
                "a",
                "9",
                "九",
                "1 ",
                " ",
                "。",
                "\ufdfa",
                "\u2103",
                "\ud83d\ude00",
                "\ud83d",
                "e\u0301",
                "\u0301",
                "\u0301\u0323",
                "\u0e49",
                "\u05b0",
                "\u0bcd\u200d",
                "\ufe0f",
                "\u200b"
            })
    void a_text_made_to_be_slow_costs_as_much_per_character_as_a_short_one(String piece) {
        isFlat(piece);
    }

    @Property(tries = 60)
    void so_does_any_text(@ForAll("pieces") String piece) {
        isFlat(piece);
    }

    /** Lists that customers paste: waybills with pieces and sums, one below the other. */
    @Example
    void a_list_of_three_hundred_waybills_costs_no_more_per_character_than_any_text() {
        var list = IntStream.range(0, 300)
                .mapToObj(i -> "HD2611%06d，2件，代收%d元，少1件".formatted(i * 37, 100 + i))
                .collect(Collectors.joining("\n", "这批货都没到：\n", ""));

        assertThat(JUDGE.judge(list).type()).isEqualTo("cargo-shortage");
        assertThat(perCharacter(list)).isLessThan(MOST_PER_CHARACTER);
    }

    /** A lexicon may have thousands of wordings that begin with the same word. */
    @Example
    void a_text_that_takes_too_long_is_left_to_an_agent_and_says_so() {
        var judge = new LexiconJudge(withWordings(20_000));
        var text = "一件".repeat(LONGEST / 2);

        var judgement = judge.judge(text);

        assertThat(judge.judgeAtOnce(text)).isEmpty();
        assertThat(judgement.type()).isEqualTo("other");
        assertThat(judgement.severity()).isEqualTo(Severity.MINOR);
        assertThat(judgement.confidence()).isZero();
        assertThat(judgement.reasons()).containsExactly(new Reason("一件".repeat(10), 0, 20, Judgement.TO_BE_JUDGED));
        assertThat(judgement.judgedBy()).isEqualTo(judge.version());
    }

    @Example
    void an_ordinary_complaint_gets_the_same_judgement_at_once_as_in_full() {
        for (var example : SHIPPED.examples()) {
            assertThat(JUDGE.judgeAtOnce(example.text())).contains(JUDGE.judge(example.text()));
        }
    }

    @Provide
    Arbitrary<String> pieces() {
        var words = new ArrayList<String>();
        SHIPPED.words().values().forEach(words::addAll);
        SHIPPED.signs().values().forEach(words::addAll);
        SHIPPED.subjects().forEach(subject -> words.addAll(subject.evidence().keySet()));
        words.removeIf(word -> word.contains("<") || word.startsWith("="));
        words.replaceAll(word -> word.replaceAll(" (\\.\\.|\\+|&) ", "").replace("*", ""));
        var units = new ArrayList<>(SHIPPED.units().money().keySet());
        units.addAll(SHIPPED.units().days().keySet());
        units.addAll(SHIPPED.units().goods());
        var told = SHIPPED.examples().stream().map(Lexicon.Example::text).toList();
        var anything = Arbitraries.oneOf(
                Arbitraries.of(words),
                Arbitraries.of(units),
                Arbitraries.of(told),
                Arbitraries.integers().between(0, 100_000).map(String::valueOf),
                Arbitraries.of("一", "两", "十", "百", "万", "半", "第", "two ", "hundred ", "k", "个", "多", "几"),
                Arbitraries.of("，", "。", "\n", " ", "：", ",", ".", "/", "-", "\t", "(", "…"),
                Arbitraries.strings().ofMaxLength(3));
        return anything.list().ofMinSize(1).ofMaxSize(12).map(all -> String.join("", all));
    }

    private static void isFlat(String piece) {
        var longText = ofLength(piece, LONGEST);
        var shortText = ofLength(piece, SHORT);
        double most = perCharacter(longText);
        assertThat(most).as("places looked at for a character of “%s”", piece).isLessThan(MOST_PER_CHARACTER);
        // A short text may begin with an expensive part; the length must not make it expensive.
        assertThat(most).isLessThan(1.5 * perCharacter(shortText) + 20);
    }

    private static String ofLength(String piece, int characters) {
        return piece.isEmpty()
                ? ""
                : piece.repeat(characters / piece.length() + 1).substring(0, characters);
    }

    private static double perCharacter(String text) {
        var effort = new Effort(ANY);
        JUDGE.judge(text, effort);
        return text.isEmpty() ? 0 : (double) effort.spent() / text.length();
    }

    private static Lexicon withWordings(int count) {
        var subjects = new ArrayList<Subject>();
        for (var subject : SHIPPED.subjects()) {
            var evidence = new LinkedHashMap<>(subject.evidence());
            for (int i = 0;
                    i < count
                            && subject.type().equals("cargo-damage")
                            && subject.subtype().isEmpty();
                    i++) {
                evidence.put("件 .. 词" + i, 1.0);
            }
            subjects.add(new Subject(
                    subject.type(),
                    subject.subtype(),
                    subject.usually(),
                    subject.relief(),
                    subject.money(),
                    subject.days(),
                    subject.amounts(),
                    evidence,
                    subject.tells()));
        }
        return new Lexicon(
                "many-wordings",
                SHIPPED.bounds(),
                SHIPPED.words(),
                subjects,
                SHIPPED.signs(),
                SHIPPED.units(),
                List.of());
    }
}
