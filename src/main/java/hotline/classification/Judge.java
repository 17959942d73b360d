package hotline.classification;

import java.util.Optional;

/**
 * Judges what a complaint is about (F3) and how severe it is (F4). Pure and safe for use by many threads; the lexicon
 * is one judge, a model learned from corrections may be another. The same text always gets the same judgement, however
 * busy the machine is.
 */
public interface Judge {

    /**
     * Never null; a text that says nothing is {@code other}, {@code minor} without reasons, and so is
     * {@link Judgement#leftToPerson} one that takes too long.
     */
    Judgement judge(String text);

    /** The same, in a millisecond or two; empty where it would take longer. */
    Optional<Judgement> judgeAtOnce(String text);

    /** The judge's version, stored with each judgement. */
    String version();
}
