package hotline.rules;

import hotline.classification.Judge;
import hotline.classification.LexiconJudge;
import hotline.classification.LexiconTooLarge;
import hotline.policy.Policy;
import hotline.policy.reading.Mistake;
import hotline.policy.reading.PolicyInvalid;
import hotline.policy.reading.PolicyProblem;
import hotline.policy.reading.PolicyReader;
import hotline.policy.reading.PolicySource;
import java.util.List;

/**
 * A policy that was read and can judge, with the text that it is stored as.
 *
 * @param name of the file, or the name that its user chose
 * @param text holds all that it extends
 */
public record WrittenPolicy(String name, String text, Policy policy, Judge judge) {

    /** Blocks for some hundred milliseconds. Throws {@link PolicyInvalid} with all that is wrong. */
    public static WrittenPolicy read(String name, PolicySource source) {
        return of(name, source.text(), PolicyReader.read(source));
    }

    /** Blocks while the lexicon is compiled. Throws {@link PolicyInvalid} if the lexicon is too large. */
    public static WrittenPolicy of(String name, String text, Policy policy) {
        try {
            return new WrittenPolicy(name, text, policy, new LexiconJudge(policy.lexicon()));
        } catch (LexiconTooLarge tooMuch) {
            throw new PolicyInvalid(List.of(problem(name, tooMuch)));
        }
    }

    private static PolicyProblem problem(String name, LexiconTooLarge lexicon) {
        var has = Long.toString(lexicon.has());
        return switch (lexicon.part()) {
            case WORDINGS ->
                new PolicyProblem(
                        name, 0, 0, "lexicon", Mistake.MANY_WORDINGS, List.of(has, Long.toString(lexicon.most())));
            case WORDS_OF_EXAMPLES -> new PolicyProblem(name, 0, 0, "lexicon", Mistake.MANY_WORDS, List.of(has));
        };
    }
}
