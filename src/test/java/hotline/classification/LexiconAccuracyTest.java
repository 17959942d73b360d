package hotline.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import hotline.classification.Accuracy.Labelled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Keeps the accuracy that the lexicon has reached. The judge of each test learned nothing from the texts of the test,
 * but the words were tuned on them afterwards, so these are floors against getting worse, not forecasts for other
 * texts.
 */
class LexiconAccuracyTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
    void texts_of_each_round_are_judged_well_and_no_severe_one_minor(int round) throws IOException {
        holds(Labelled.read(lines("/classification/round-" + round + ".tsv")));
    }

    @Test
    void practice_texts_are_judged_well_and_no_severe_one_minor() throws IOException {
        var file = Path.of("../shared/domain/complaint-texts.tsv");
        assumeTrue(Files.exists(file), "the practice texts are not here: " + file);
        holds(Labelled.read(Files.readAllLines(file)));
    }

    private static void holds(List<Labelled> texts) {
        var judge = FreightNetworkLexicon.judgeThatNeverSaw(
                texts.stream().map(Labelled::text).collect(Collectors.toSet()));
        var accuracy = Accuracy.of(judge, texts);
        assertThat(accuracy.types()).isGreaterThanOrEqualTo(90);
        assertThat(accuracy.severities()).isGreaterThanOrEqualTo(90);
        assertThat(accuracy.severeJudgedMinor()).isEmpty();
    }

    private static List<String> lines(String resource) throws IOException {
        try (var in = LexiconAccuracyTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
