package hotline.classification;

import static hotline.classification.FreightNetworkLexicon.JUDGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What a word says depends on its part in the sentence. The first column of the texts names the kind; where several
 * judgements are right, a bar stands between them, and a question mark for any.
 */
class PartsOfASentenceTest {
    private static final List<String[]> ROWS = TestTexts.lines("parts-of-a-sentence").stream()
            .map(line -> line.split("\t", 4))
            .toList();

    @Test
    @Tag("F4")
    void goods_of_a_court_a_lawyer_or_a_ward_are_goods_like_others() {
        judgesAll("owner");
    }

    @Test
    @Tag("F4")
    void turning_to_a_court_or_a_lawyer_is_severe_though_goods_are_late_as_well() {
        judgesAll("turned-to");
    }

    @Test
    @Tag("F3")
    void a_denied_fault_does_not_count_and_one_after_but_does() {
        judgesAll("denied-or-praised");
    }

    @Test
    @Tag("F3")
    void fewer_pieces_than_expected_are_a_shortage_and_a_leak_is_damage() {
        judgesAll("missing-parts");
    }

    @Test
    @Tag("F3")
    void no_sign_stands_within_another_word() {
        judgesAll("within-words");
        assertThat(JUDGE.judge("冰淇淋化了").reasons()).extracting(Reason::words).noneMatch(words -> words.equals("淋"));
    }

    @Test
    @Tag("F4")
    void without_deciding_words_a_text_is_minor() {
        judgesAll("without-words");
    }

    private static void judgesAll(String kind) {
        var rows = ROWS.stream().filter(row -> row[0].equals(kind)).toList();
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            var judgement = JUDGE.judge(row[3]);
            isOneOf(row[1], judgement.type(), row[3]);
            isOneOf(row[2], judgement.severity().name().toLowerCase(Locale.ROOT), row[3]);
        });
    }

    private static void isOneOf(String allowed, String judged, String text) {
        if (!allowed.equals("?")) {
            assertThat(allowed.split("\\|", 4)).as(text).contains(judged);
        }
    }
}
