package hotline.classification;

import hotline.policy.Lexicon.Subject;
import hotline.policy.LexiconSign;

/** The meaning of a wording. */
sealed interface Meaning {

    /** Speaks for a type or subtype, by a weight; or only tells a subtype from its siblings. */
    record Evidence(int subjectIndex, Subject subject, double weight, boolean onlyTells) implements Meaning {}

    /** Gives a sign. */
    record Sign(LexiconSign sign) implements Meaning {}
}
