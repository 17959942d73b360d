package hotline.classification;

import static hotline.classification.FreightNetworkLexicon.JUDGE;
import static org.assertj.core.api.Assertions.assertThat;

import hotline.classification.Accuracy.Labelled;
import hotline.policy.taxonomy.Severity;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Texts written before their kinds were mended and kept aside: no word may be tuned to one of them. The first column
 * says the kind.
 */
class KeptAsideTextsTest {
    private static final List<String[]> ROWS = TestTexts.lines("kept-aside").stream()
            .map(line -> line.split("\t", 4))
            .toList();

    @Test
    @Tag("F3")
    void texts_kept_aside_are_judged_well_and_no_severe_one_minor() {
        var accuracy = Accuracy.of(JUDGE, labelled(ROWS));
        assertThat(accuracy.types()).isGreaterThanOrEqualTo(90);
        assertThat(accuracy.severities()).isGreaterThanOrEqualTo(90);
        assertThat(accuracy.severeJudgedMinor()).isEmpty();
    }

    @Test
    @Tag("F4")
    void innocent_words_and_empty_talk_make_few_complaints_severe() {
        var harmless = ROWS.stream().filter(row -> !row[2].contains("severe")).toList();
        var severe = labelled(harmless).stream()
                .filter(text -> JUDGE.judge(text.text()).severity() == Severity.SEVERE)
                .toList();
        assertThat(severe.size()).isLessThanOrEqualTo(harmless.size() * 2 / 100);
    }

    @Test
    void confidence_says_how_often_a_judgement_is_right() {
        var complaints = ROWS.stream().filter(row -> !row[0].equals("nothing")).toList();
        assertThat(calibrationError(labelled(complaints))).isLessThanOrEqualTo(0.08);
    }

    /** Expected calibration error over ten bins of equal width. */
    private static double calibrationError(List<Labelled> texts) {
        var claimed = new double[10];
        var right = new double[10];
        for (var text : texts) {
            var judgement = JUDGE.judge(text.text());
            int bin = Math.min(9, (int) (judgement.confidence() * 10));
            claimed[bin] += judgement.confidence();
            right[bin] += judgement.type().equals(text.type()) ? 1 : 0;
        }
        double error = 0;
        for (int bin = 0; bin < 10; bin++) {
            error += Math.abs(claimed[bin] - right[bin]);
        }
        return error / texts.size();
    }

    /** Of a severity that may be either, such as {@code moderate|severe}, the lesser is expected. */
    private static List<Labelled> labelled(List<String[]> rows) {
        var texts = new ArrayList<Labelled>();
        rows.forEach(row -> texts.add(new Labelled(row[1], "-", row[2].split("\\|", 2)[0], row[3])));
        return texts;
    }
}
