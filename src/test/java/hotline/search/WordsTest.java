package hotline.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which words a text is found by. */
class WordsTest {
    private static final List<String> PIECES = List.of(
            "包裹", "破損", "ＳＦ", "damaged", "Box", "，", "。", " ", "\n", "127.40", "元", "𠮷田", "é", "e\u0301", "ﬁ", "カメラ",
            "😀", "·", "後裏", "發票");

    private static boolean finds(String typed, String text) {
        var folded = Folded.of(text).text();
        var grams = Grams.of(folded);
        return SoughtWords.of(typed)
                .map(words -> words.areIn(folded)
                        && words.terms().stream()
                                .allMatch(term -> grams.containsAll(term.grams())
                                        && term.beginning()
                                                .map(begin -> grams.stream().anyMatch(gram -> gram.startsWith(begin)))
                                                .orElse(true)))
                .orElse(false);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "破损 | 外箱破损，要求赔偿 | true",
                "破損 | 外箱破损，要求赔偿 | true",
                "破损 | 外箱破損，要求賠償 | true",
                "赔偿 破损 | 外箱破损，要求赔偿 | true",
                "破损，要求 | 外箱破损，要求赔偿 | true",
                "损要 | 外箱破损，要求赔偿 | false",
                "赔偿金 | 外箱破损，要求赔偿 | false",
                "破 | 外箱破损，要求赔偿 | false",
                "dam | The box was DAMAGED | true",
                "ｄａｍａｇｅｄ box | The box was DAMAGED | true",
                "aged | The box was DAMAGED | false",
                "d | The box was DAMAGED | false",
                "𠮷田 | 收件人𠮷田先生 | true",
                "吉田 | 收件人𠮷田先生 | false",
                "B货 | 发的是B货 | true",
                "127 | 税额相差127.40元 | true",
                "12 | 税额相差127.40元 | false",
                "カメ | カメラが壊れた | true",
                "%_ | 100%_ | false",
            })
    void words_are_found_in_any_writing(String typed, String text, boolean isFound) {
        assertThat(finds(typed, text)).isEqualTo(isFound);
    }

    @Test
    void any_two_neighbouring_characters_find_their_text_unless_they_are_inside_a_word_in_letters() {
        var random = new SplittableRandom(12);
        for (int i = 0; i < 2_000; i++) {
            var text = random.ints(1 + random.nextInt(12), 0, PIECES.size())
                    .mapToObj(PIECES::get)
                    .collect(Collectors.joining());
            for (String run : Grams.runs(Folded.of(text).text())) {
                int[] characters = run.codePoints().toArray();
                for (int at = 0; at + 1 < characters.length; at++) {
                    boolean areInLetters =
                            !Script.isWithoutBlanks(characters[at]) && !Script.isWithoutBlanks(characters[at + 1]);
                    if (!areInLetters) {
                        var two = new String(characters, at, 2);
                        assertThat(finds(two, text)).as("%s in %s", two, text).isTrue();
                    }
                }
            }
        }
    }

    @Test
    void an_excerpt_marks_each_place_in_the_text_as_it_was_written() {
        var text = "客户来电说，寄往上海的包裹在运输途中被压，收到时外箱已经嚴重破損，ＢＯＸ里的杯子也破損了，要求赔偿";
        var excerpt = Excerpt.of(text, SoughtWords.of("破损 box").orElseThrow());
        assertThat(excerpt.marked().stream().map(mark -> excerpt.text().substring(mark.from(), mark.to())))
                .containsExactly("破損", "ＢＯＸ", "破損");
        assertThat(text).contains(excerpt.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "%_\\", "😀", "'; DROP TABLE complaint; --", "<b>", "\u200b\u202e", "\u0301\u0301"})
    void a_hostile_text_is_words_or_nothing(String typed) {
        SoughtWords.of(typed).ifPresent(words -> assertThat(words.terms()).isNotEmpty());
        assertThat(Excerpt.name(typed, typed).text()).isEqualTo(typed);
    }

    @Test
    void ten_thousand_characters_are_a_few_terms_and_grams() {
        assertThat(SoughtWords.of("货".repeat(10_000) + " a".repeat(10_000))
                        .orElseThrow()
                        .terms())
                .allMatch(term -> term.grams().size() <= 24)
                .hasSizeLessThanOrEqualTo(8);
    }

    @Test
    void places_of_a_block_are_kept_in_two_bytes_each() {
        var block = Block.of(8_200);
        assertThat(block).isEqualTo(new Block(2));
        var stored = Block.stored(java.util.BitSet.valueOf(new long[] {1L << 8}));
        assertThat(stored.length()).isEqualTo(2);
        assertThat(block.first() + Block.places(stored).nextSetBit(0)).isEqualTo(8_200);
    }
}
