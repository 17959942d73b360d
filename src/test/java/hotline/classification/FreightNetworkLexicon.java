package hotline.classification;

import hotline.policy.Lexicon;
import hotline.policy.Lexicon.Example;
import hotline.support.FreightNetwork;
import java.util.Set;

/** The shipped lexicon, complete or without the examples that a test judges. */
final class FreightNetworkLexicon {
    static final Lexicon SHIPPED = FreightNetwork.POLICY.lexicon();
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
}
