package hotline.classification;

import hotline.policy.Lexicon;
import hotline.policy.Lexicon.Example;
import hotline.policy.PolicyReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The shipped lexicon, whole or without the examples that a test asks about. */
final class FreightNetworkLexicon {
    static final Lexicon SHIPPED = shipped();
    static final LexiconJudge JUDGE = new LexiconJudge(SHIPPED);

    private FreightNetworkLexicon() {}

    static LexiconJudge judgeThatNeverSaw(Set<String> texts) {
        var unseen = SHIPPED.examples().stream()
                .filter((Example example) -> !texts.contains(example.text()))
                .toList();
        return new LexiconJudge(new Lexicon(
                SHIPPED.version(),
                SHIPPED.bounds(),
                SHIPPED.words(),
                SHIPPED.subjects(),
                SHIPPED.signs(),
                SHIPPED.units(),
                unseen));
    }

    private static Lexicon shipped() {
        try (var in = FreightNetworkLexicon.class.getResourceAsStream("/policies/freight-network.yaml")) {
            return PolicyReader.read("freight-network", new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .lexicon();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
