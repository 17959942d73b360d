package hotline.measures.topics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Planted topics are found, and chance brings hardly any topic. */
class TopicSearchTest {
    private static final int WORDS = 500;
    private static final List<String> PLANTED = List.of("电子面单", "扫码枪失灵", "重复扣款");

    /** Of frequent and rare words, as in a language. */
    private static String text(SplittableRandom random, List<String> vocabulary) {
        var text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.append(vocabulary.get((int) (Math.pow(random.nextDouble(), 2.5) * vocabulary.size())));
            if (i % 4 == 3) {
                text.append('，');
            }
        }
        return text.toString();
    }

    private static List<String> vocabulary(SplittableRandom random) {
        var words = new ArrayList<String>();
        for (int i = 0; i < WORDS; i++) {
            words.add("" + (char) (0x4E00 + random.nextInt(800)) + (char) (0x4E00 + random.nextInt(800)));
        }
        return words;
    }

    private static ComplaintText of(SplittableRandom random, long id, String text) {
        return new ComplaintText(id, "customer " + random.nextInt(100_000), "branch " + random.nextInt(40), text);
    }

    private static TopicSearch searched(long seed, int week, int planted, int earlier) {
        var random = new SplittableRandom(seed);
        var vocabulary = vocabulary(random);
        var texts = new ArrayList<ComplaintText>();
        for (int i = 0; i < week; i++) {
            var text = text(random, vocabulary);
            if (i < planted) {
                int at = random.nextInt(text.length());
                text = text.substring(0, at) + PLANTED.get(random.nextInt(PLANTED.size())) + text.substring(at);
            }
            texts.add(of(random, i, text));
        }
        var search = new TopicSearch();
        texts.forEach(search::count);
        texts.forEach(search::collect);
        search.forgetRare();
        for (int i = 0; i < earlier; i++) {
            search.earlier(of(random, week + i, text(random, vocabulary)));
        }
        return search;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void thirty_paraphrases_of_one_matter_are_found_and_hardly_anything_else(long seed) {
        var topics = searched(seed, 1_250, 30, 8_750).topics();
        var planted = topics.stream().filter(TopicSearchTest::isPlanted).toList();
        assertThat(planted).isNotEmpty();
        assertThat(topics.size() - planted.size()).isLessThanOrEqualTo(2);
        assertThat(planted.get(0).n()).isGreaterThanOrEqualTo(5);
        assertThat(planted.get(0).quoted()).hasSize(3).allMatch(id -> id < 30);
    }

    private static boolean isPlanted(Topic topic) {
        var word = topic.words().get(0);
        return PLANTED.stream().anyMatch(planted -> planted.contains(word) || word.contains(planted.substring(0, 2)));
    }

    @Test
    void words_of_one_customer_or_about_one_branch_are_no_topic() {
        var search = new TopicSearch();
        var texts = new ArrayList<ComplaintText>();
        for (long i = 0; i < 40; i++) {
            texts.add(new ComplaintText(i, "one", "branch " + i, "叉车戳破外箱"));
            texts.add(new ComplaintText(100 + i, "customer " + i, "one", "淋雨受潮发霉"));
            texts.add(new ComplaintText(200 + i, "customer " + i, "branch " + i, "扫码枪失灵了，单号 HD2609250017"));
        }
        texts.forEach(search::count);
        texts.forEach(search::collect);
        search.forgetRare();
        for (long i = 0; i < 900; i++) {
            search.earlier(new ComplaintText(1_000 + i, "customer " + i, "branch", "货物晚到三天，单号 HD2609250018"));
        }
        var topics = search.topics();
        assertThat(topics).hasSize(1);
        assertThat(topics.get(0).words().get(0)).isEqualTo("扫码枪失灵了");
        assertThat(topics.get(0).customers()).isEqualTo(40);
        assertThat(topics.get(0).branches()).isEqualTo(40);
        assertThat(topics.get(0).before()).isZero();
    }

    @Test
    void words_end_at_digits_and_signs() {
        assertThat(Grams.of("A1货损，赔偿")).containsExactlyInAnyOrder("货损", "赔偿");
        assertThat(Grams.of("货损货损")).contains("货损", "损货", "货损货损").doesNotContain("货损货损货损");
    }
}
