package hotline.classification;

import static org.assertj.core.api.Assertions.assertThat;

import hotline.classification.Accuracy.Labelled;
import hotline.policy.Lexicon;
import hotline.policy.taxonomy.Severity;
import hotline.regulation.PolicyFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The lexicons of the other shipped policies judge texts of their trades as well as the freight network's lexicon
 * judges its texts. Words were tuned on most of these texts, so the floors keep the accuracy reached and forecast
 * nothing.
 */
class ShippedLexiconsTest {

    @ParameterizedTest
    @ValueSource(strings = {"manufacturer", "dealer-network"})
    void texts_of_a_trade_are_judged_well_and_no_severe_one_minor(String policy) throws IOException {
        var judge = new LexiconJudge(PolicyFile.read(policy).policy().lexicon());
        var accuracy = Accuracy.of(judge, texts(policy));
        assertThat(accuracy.types()).isGreaterThanOrEqualTo(90);
        assertThat(accuracy.severities()).isGreaterThanOrEqualTo(80);
        assertThat(accuracy.severeJudgedMinor()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"freight-network", "manufacturer", "key-accounts", "dealer-network"})
    void threatening_staff_and_hurt_people_are_severe_in_every_trade(String policy) {
        var judge = new LexiconJudge(PolicyFile.read(policy).policy().lexicon());
        assertThat(judge.judge("你们的人威胁我说再投诉就弄死我"))
                .extracting(Judgement::type, Judgement::severity)
                .containsExactly("service-attitude", Severity.SEVERE);
        assertThat(judge.judge("A forklift of yours ran over my foot, I am in hospital.")
                        .severity())
                .isEqualTo(Severity.SEVERE);
        assertThat(judge.judge("没有人受伤，什么都好").severity()).isEqualTo(Severity.MINOR);
    }

    @Test
    void key_accounts_are_judged_by_the_freight_networks_words() {
        assertThat(PolicyFile.read("key-accounts").policy().lexicon())
                .isEqualTo(PolicyFile.read("freight-network").policy().lexicon());
    }

    @Test
    void a_lexicon_without_examples_guesses_by_its_words_alone() {
        var shipped = FreightNetworkLexicon.SHIPPED;
        var judge = new LexiconJudge(new Lexicon(
                shipped.version(),
                shipped.bounds(),
                shipped.words(),
                shipped.subjects(),
                shipped.signs(),
                shipped.units(),
                List.of()));
        assertThat(judge.judge("qwertz"))
                .extracting(Judgement::type, Judgement::severity)
                .containsExactly("other", Severity.MINOR);
        assertThat(judge.judge("货物破损").type()).isEqualTo("cargo-damage");
    }

    private static List<Labelled> texts(String policy) throws IOException {
        try (var in = ShippedLexiconsTest.class.getResourceAsStream("/classification/" + policy + ".tsv")) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Labelled.read(text.lines().toList());
        }
    }
}
